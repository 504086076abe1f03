'use strict';
(() => {
  const get = (id) => document.getElementById(id);
  const [query, results, hits, count, menu, contents] =
    ['query', 'results', 'hits', 'count', 'menu', 'contents'].map(get);
  document.documentElement.classList.add('js');
  get('search').hidden = false;
  menu.hidden = false;

  // Everything that can be found: where it is, what it is called, what it says.
  const MOST = 60;
  const fold = (text) => text.toLowerCase().replace(/\s+/g, ' ').trim();
  // A line break is a space to a reader.
  const textOf = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll('br').forEach((br) => br.replaceWith(' '));
    copy.querySelectorAll('th, td').forEach((cell) => cell.append(' '));
    return copy.textContent.replace(/\s+/g, ' ').trim();
  };
  let entries = null;
  const read = () => {
    entries = [];
    let number = 0;
    for (const section of document.querySelectorAll('main > section')) {
      const where = section.dataset.name;
      const add = (element, name, path) => {
        if (!element.id) element.id = `found-${++number}`;
        const text = textOf(element);
        entries.push({ id: element.id, name, path, where, text, foldedName: fold(name), folded: fold(text) });
      };
      const title = section.querySelector('h1');
      entries.push({
        id: section.id, name: where, path: '', where: '', text: title.textContent,
        foldedName: fold(where), folded: fold(`${where} ${title.textContent}`),
      });
      for (const element of section.querySelectorAll('tbody tr, details > summary, p, li')) {
        if (element.closest('details') && element.tagName !== 'SUMMARY') continue;
        if (element.tagName === 'TR') {
          const name = element.querySelector('th').textContent;
          // In the index, operations and codes only repeat what stands with the operation.
          if (element.id) add(element, name, element.dataset.path);
        } else if (element.tagName === 'SUMMARY') {
          add(element.parentElement.querySelector('summary'), element.querySelector('code').textContent, '@EXAMPLE@');
        } else {
          add(element, '', '');
        }
      }
    }
  };

  const rank = (entry, whole) => {
    const name = entry.foldedName;
    if (name === whole) return entry.where ? 1 : 0;
    if (name.startsWith(whole)) return 2;
    if (name.includes(whole)) return 3;
    return entry.name ? 4 : 5;
  };

  // Marks words in a text, without reading it as HTML.
  const marked = (parent, text, words) => {
    const folded = text.toLowerCase();
    let at = 0;
    // Some letters change their length in lower case: then nothing is marked.
    while (folded.length === text.length) {
      let next = -1;
      let length = 0;
      for (const word of words) {
        const found = folded.indexOf(word, at);
        if (found >= 0 && (next < 0 || found < next)) [next, length] = [found, word.length];
      }
      if (next < 0) break;
      parent.append(text.slice(at, next));
      const mark = document.createElement('mark');
      mark.textContent = text.slice(next, next + length);
      parent.append(mark);
      at = next + length;
    }
    parent.append(text.slice(at));
  };

  // A long text from shortly before the first word that was looked for.
  const excerpt = (text, words) => {
    const at = Math.min(...words.map((word) => text.toLowerCase().indexOf(word)).filter((at) => at >= 0));
    const from = Number.isFinite(at) && at > 90 ? text.indexOf(' ', at - 60) + 1 || at - 60 : 0;
    return (from > 0 ? '… ' : '') + text.slice(from, from + 220);
  };

  const close = () => { results.hidden = true; };
  const search = () => {
    const whole = fold(query.value);
    if (!whole) return close();
    if (!entries) read();
    const words = whole.split(' ');
    const found = entries.filter((entry) => words.every((word) => entry.folded.includes(word)));
    found.sort((a, b) => rank(a, whole) - rank(b, whole));
    hits.replaceChildren(...found.slice(0, MOST).map((entry) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = `#${entry.id}`;
      if (entry.name) {
        const name = document.createElement('code');
        marked(name, entry.name, words);
        link.append(name);
      }
      const where = document.createElement('small');
      where.textContent = [entry.where, entry.path].filter(Boolean).join(' · ');
      link.append(where);
      const text = document.createElement('p');
      const rest = entry.name && entry.text.startsWith(entry.name) ? entry.text.slice(entry.name.length).trim() : entry.text;
      marked(text, excerpt(rest, words), words);
      link.append(text);
      item.append(link);
      return item;
    }));
    const more = found.length > MOST ? `, @FIRST@` : '';
    count.textContent = found.length ? `@FOUND@${more}` : '@NOTHING@';
    results.hidden = false;
    results.scrollTop = 0;
  };

  // What is led to may be folded away.
  const reveal = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it is */ }
    const target = id && get(id);
    if (!target) return;
    const details = target.closest('details');
    if (details && !details.open) {
      details.open = true;
      target.scrollIntoView();
    }
    const section = target.closest('section');
    for (const link of contents.querySelectorAll('a')) {
      if (section && link.getAttribute('href') === `#${section.id}`) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };

  query.addEventListener('input', search);
  query.addEventListener('focus', () => { if (query.value) search(); });
  get('search').addEventListener('submit', (event) => {
    event.preventDefault();
    hits.querySelector('a')?.click();
  });
  hits.addEventListener('click', (event) => {
    if (event.target.closest('a')) {
      close();
      query.blur();
      // The address may be the same as before.
      setTimeout(reveal);
    }
  });
  document.addEventListener('click', (event) => {
    if (!event.target.closest('header')) close();
  });
  addEventListener('hashchange', reveal);

  const show = (open) => {
    contents.classList.toggle('open', open);
    menu.setAttribute('aria-expanded', String(open));
  };
  menu.addEventListener('click', () => show(!contents.classList.contains('open')));
  contents.addEventListener('click', (event) => { if (event.target.closest('a')) show(false); });

  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest?.('input, textarea, select');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      query.focus();
      query.select();
    } else if (event.key === 'Escape' && !results.hidden) {
      close();
      query.focus();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !results.hidden && event.target.closest?.('header')) {
      const links = [...hits.querySelectorAll('a')];
      const at = links.indexOf(document.activeElement);
      const next = at + (event.key === 'ArrowDown' ? 1 : -1);
      event.preventDefault();
      (links[next] ?? (next < 0 ? query : links[at]))?.focus();
    }
  });
  reveal();
})();
