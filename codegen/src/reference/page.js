'use strict';
(() => {
  const root = document.documentElement;
  const get = (id) => document.getElementById(id);
  root.classList.add('js');

  // The language that is shown: of those that the page has, the reader's.
  const LANGUAGES = '@LANGUAGES@';
  const radio = (name) => get(`page-${name}`);
  const shown = () => (LANGUAGES === 'both' ? ['zh', 'en'].find((name) => radio(name).checked) ?? 'both' : LANGUAGES);
  // Words of ours in the languages of the page, `#` for a number.
  const WORDS = @WORDS@;
  const say = (name, number) => (WORDS[name][shown()] ?? `${WORDS[name].zh} / ${WORDS[name].en}`).replaceAll('#', number);
  const KEY = 'bilispec-language';
  // A page from a disk may have no memory.
  const remembered = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const remember = (name) => { try { localStorage.setItem(KEY, name); } catch { /* it is asked again */ } };
  if (LANGUAGES === 'both') {
    const known = ['zh', 'en', 'both'].find((name) => name === remembered());
    radio(known ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en')).checked = true;
  }

  document.addEventListener('DOMContentLoaded', () => {
    const [form, query, results, hits, count, menu, contents, main] =
      ['search', 'query', 'results', 'hits', 'count', 'menu', 'contents', 'main'].map((name) => get(`page-${name}`));
    form.hidden = false;
    menu.hidden = false;

    // Words are compared without case, width, and spaces beside Chinese.
    const HAN = '[\\p{Script=Han}\\u3000-\\u303f]';
    const BESIDE_HAN = new RegExp(`(?<=${HAN})\\s+|\\s+(?=${HAN})`, 'gu');
    const fold = (text) => text.normalize('NFKC').toLowerCase().replace(/\u2212/g, '-')
      .replace(/\s+/g, ' ').trim().replace(BESIDE_HAN, '');
    const joined = (text) => text.replace(/(?<=[\p{L}\d])[-_](?=\p{L})/gu, '');
    // A line break is a space to a reader. `one`: only the language that is shown.
    const textOf = (element, one) => {
      const copy = element.cloneNode(true);
      const language = shown();
      if (one && language !== 'both') {
        copy.querySelectorAll('[lang=zh] + [lang=en], [lang=zh] + br + [lang=en]').forEach((english) => {
          const between = english.previousElementSibling.matches('br') ? [english.previousElementSibling] : [];
          const chinese = (between[0] ?? english).previousElementSibling;
          [...between, language === 'zh' ? english : chinese].forEach((one) => one.remove());
        });
      }
      copy.querySelectorAll('[lang=zh] + [lang=en]').forEach((english) => english.before(' / '));
      copy.querySelectorAll('.to, a[href*="--source-"]').forEach((link) => link.remove());
      copy.querySelectorAll('br').forEach((br) => br.replaceWith(' '));
      copy.querySelectorAll('th, td').forEach((cell) => cell.append(' '));
      return copy.textContent.replace(/\s+/g, ' ').replace(/ ?\( ?\)/g, '').trim();
    };

    const pathOf = (row) => row.dataset.path ?? row.closest('table').dataset.path ?? '';
    // Everything that can be found: where it is, what it is called, what it says.
    const MOST = 60;
    let entries = null;
    const read = () => {
      entries = [];
      let number = 0;
      for (const section of main.querySelectorAll(':scope > section')) {
        const where = section.dataset.name;
        const add = (element, name, path) => {
          if (!element.id) element.id = `page-found-${++number}`;
          const full = fold(`${path}.${name}`);
          const text = fold(textOf(element));
          entries.push({
            element, name, path, where, full, text, foldedName: fold(name),
            all: `${fold(where)} ${full} ${text} ${joined(text)}`, around: fold(`${where} ${path}`),
          });
        };
        const title = textOf(section.querySelector('h1'));
        entries.push({
          element: section, name: where, path: '', where: '', full: '', text: fold(title), foldedName: fold(where),
          all: fold(`${where} ${title}`), around: '', isPage: true,
        });
        for (const element of section.querySelectorAll('tbody tr, .v, summary, p, li')) {
          if (element.tagName === 'SUMMARY') {
            const code = element.querySelector('code');
            if (!element.parentElement.matches('.part') && code) add(element, code.textContent, '');
          } else if (element.closest('details:not(.part)')) {
            continue;
          } else if (element.tagName === 'TR') {
            // In the index, operations and codes only repeat what stands with the operation.
            if (element.id) add(element, element.querySelector('th').textContent, pathOf(element));
          } else if (element.matches('.v')) {
            const row = element.closest('tr');
            const name = row?.id ? row.querySelector('th').textContent : '';
            add(element, element.querySelector('code').textContent, [row && pathOf(row), name].filter(Boolean).join('.'));
          } else {
            add(element, '', '');
          }
        }
      }
    };

    // Less is better; Infinity: not found.
    const rank = (entry, whole, words, alone) => {
      const last = words[words.length - 1];
      const leads = (word) => entry.around.includes(word);
      if (!words.every((word) => entry.all.includes(word))) return Infinity;
      if (entry.foldedName === whole) return entry.isPage ? 0 : 1;
      if (entry.name && (entry.full === last || entry.foldedName === last) && words.slice(0, -1).every(leads)) {
        return entry.full === last ? 1.5 : 2;
      }
      // -2 stands in 2024-2 as well, and nobody means that.
      const parts = alone.every((word) => word.test(entry.all)) ? 0 : 5;
      if (entry.foldedName.startsWith(whole)) return parts + 3;
      if (entry.foldedName.includes(whole)) return parts + 4;
      if (entry.isPage) return parts + 4.5;
      // Sources are at the end of every page.
      return parts + (entry.element.id.includes('--source-') ? 7 : entry.name ? 5 : 6);
    };
    // What is left of a search where a text lacks the whole: words, and in Chinese, which has no spaces between them,
    // pairs of characters.
    const partsOf = (words) => words.flatMap((word) => {
      const characters = [...word];
      if (characters.length < 3 || !/\p{Script=Han}/u.test(word)) return word;
      return characters.slice(1).map((character, at) => characters[at] + character);
    });
    const near = (entry, parts) => {
      if (!entry.name) return Infinity;
      const found = parts.filter((part) => entry.all.includes(part)).length;
      // Of two that have as much of it, the one that says less else.
      return found * 3 >= parts.length && found
        ? 20 - found / parts.length + Math.min(entry.text.length, 5000) / 50000 : Infinity;
    };

    // What marks words in a text as it is written.
    const literal = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    const pattern = (words) => {
      const one = (word) => {
        const characters = [...word];
        return characters.map((character, at) => {
          const next = characters[at + 1];
          const written = literal(character);
          const beside = next && new RegExp(HAN, 'u').test(character + next);
          return beside ? `${written}\\s*` : written;
        }).join('');
      };
      return new RegExp(words.map(one).join('|'), 'giu');
    };
    // Marks words in a text, without reading it as HTML.
    const marked = (parent, text, wanted) => {
      let at = 0;
      for (const match of text.matchAll(wanted)) {
        const mark = document.createElement('mark');
        mark.textContent = match[0];
        parent.append(text.slice(at, match.index), mark);
        at = match.index + match[0].length;
      }
      parent.append(text.slice(at));
    };
    // A long text from shortly before the first word that was looked for.
    const excerpt = (text, wanted) => {
      const at = text.search(wanted);
      const from = at > 90 ? text.indexOf(' ', at - 60) + 1 || at - 60 : 0;
      return (from > 0 ? '… ' : '') + text.slice(from, from + 220);
    };

    const hit = (entry, wanted) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = `#${entry.element.id}`;
      if (entry.name) {
        const name = document.createElement('code');
        marked(name, entry.name, wanted);
        link.append(name);
      }
      const where = document.createElement('small');
      where.textContent = [entry.where, entry.path].filter(Boolean).join(' · ');
      link.append(where);
      const element = entry.isPage ? entry.element.querySelector('h1') : entry.element;
      let words = textOf(element, true);
      // What was found may stand in the other language only.
      const both = textOf(element);
      if (words.search(wanted) < 0 && both.search(wanted) >= 0) words = both;
      if (entry.name && words.startsWith(entry.name)) words = words.slice(entry.name.length).replace(/^[:\s]+/, '');
      const text = document.createElement('p');
      marked(text, excerpt(words, wanted), wanted);
      link.append(text);
      item.append(link);
      return item;
    };

    const close = () => { results.hidden = true; };
    const search = () => {
      const whole = fold(query.value);
      if (!whole) return close();
      if (!entries) read();
      const words = whole.split(' ');
      const alone = words.map((word) => {
        // In Chinese a word may end anywhere.
        const [before, after] = /\p{Script=Han}/u.test(word) ? ['', ''] : ['(?<![\\p{L}\\d])', '(?![\\p{L}\\d])'];
        return new RegExp(before + literal(word) + after, 'u');
      });
      const reached = (by) => entries.map((entry) => [by(entry), entry]).filter(([at]) => at < Infinity);
      let found = reached((entry) => rank(entry, whole, words, alone));
      let wanted = pattern(words);
      const parts = partsOf(words);
      const isChinese = parts.length > words.length;
      if (parts.length > 1 && (isChinese || !found.length)) {
        const known = new Set(found.map(([, entry]) => entry));
        found.push(...reached((entry) => (known.has(entry) ? Infinity : near(entry, parts))));
        wanted = pattern([...words, ...parts]);
      }
      found.sort(([a], [b]) => a - b);
      hits.replaceChildren(...found.slice(0, MOST).map(([, entry]) => hit(entry, wanted)));
      const all = say('found', found.length);
      const more = found.length > MOST ? `, ${say('first', MOST)}` : '';
      count.textContent = found.length ? all + more : say('none');
      results.hidden = false;
      results.scrollTop = 0;
    };

    // What is led to may be folded away, and more than once.
    const unfold = (target) => {
      let changed = false;
      const own = target.querySelector(':scope > summary') ? target : target.closest('details') ?? target.parentElement;
      for (let part = own?.closest('details'); part; part = part.parentElement.closest('details')) {
        changed ||= !part.open;
        part.open = true;
      }
      return changed;
    };
    const reveal = (focus) => {
      let id = location.hash.slice(1);
      try { id = decodeURIComponent(id); } catch { /* as it is */ }
      const target = id && get(id);
      if (!target) return;
      if (unfold(target)) target.scrollIntoView();
      if (focus) {
        if (target.tabIndex < 0) target.tabIndex = -1;
        target.focus({ preventScroll: true });
      }
      spy();
    };

    // The contents mark where the reader is.
    const marks = [...main.querySelectorAll(':scope > section, section h2')];
    const links = new Map([...contents.querySelectorAll('a')].map((link) => [link.getAttribute('href').slice(1), link]));
    let current = null;
    const spy = () => {
      const line = document.querySelector('header').getBoundingClientRect().bottom + 40;
      const passed = marks.filter((mark) => mark.getBoundingClientRect().top <= line);
      const here = links.get((passed.at(-1) ?? marks[0])?.id);
      if (!here || here === current) return;
      current = here;
      contents.querySelectorAll('[aria-current], .here').forEach((one) => {
        one.removeAttribute('aria-current');
        one.classList.remove('here');
      });
      here.setAttribute('aria-current', 'location');
      for (let item = here.closest('li'); item; item = item.parentElement.closest('li')) item.classList.add('here');
      const [box, frame] = [here.getBoundingClientRect(), contents.getBoundingClientRect()];
      if (box.top < frame.top || box.bottom > frame.bottom) contents.scrollTop += box.top - frame.top - frame.height / 3;
    };
    let waiting = false;
    addEventListener('scroll', () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; spy(); });
    }, { passive: true });

    // Samples can be taken along.
    const copy = async (pre, button) => {
      const text = pre.textContent;
      let done = true;
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        // Not every place that a page is read from has that.
        const selection = getSelection();
        selection.selectAllChildren(pre);
        done = document.execCommand('copy');
        if (done) selection.removeAllRanges();
      }
      button.textContent = done ? say('copied') : say('byHand');
      setTimeout(() => { button.textContent = say('copy'); }, 1500);
    };
    const buttons = [...main.querySelectorAll('pre')].map((pre) => {
      const [frame, button] = [document.createElement('div'), document.createElement('button')];
      frame.className = 'sample';
      button.type = 'button';
      button.setAttribute('aria-live', 'polite');
      button.addEventListener('click', () => copy(pre, button));
      pre.replaceWith(frame);
      frame.append(pre, button);
      return button;
    });
    const label = () => {
      buttons.forEach((button) => { button.textContent = say('copy'); });
      main.querySelectorAll('.to').forEach((link) => link.setAttribute('aria-label', say('link')));
      root.lang = shown() === 'en' ? 'en' : 'zh-CN';
    };
    label();
    get('page-language')?.addEventListener('change', () => {
      // What is read stays where it is.
      const at = marks.findLast((mark) => mark.getBoundingClientRect().top <= 120);
      remember(shown());
      label();
      if (!results.hidden) search();
      else if (at && scrollY > 0) at.scrollIntoView();
    });

    query.addEventListener('input', search);
    query.addEventListener('focus', () => { if (query.value) search(); });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (query.value && results.hidden) search();
      hits.querySelector('a')?.click();
    });
    hits.addEventListener('click', (event) => {
      if (event.target.closest('a')) {
        close();
        // The address may be the same as before.
        setTimeout(() => reveal(true));
      }
    });
    document.addEventListener('click', (event) => {
      if (!event.target.closest('header')) close();
      if (!event.target.closest('header, nav')) show(false);
    });
    addEventListener('hashchange', () => reveal(false));
    addEventListener('beforeprint', () => main.querySelectorAll('.part').forEach((part) => { part.open = true; }));

    const show = (open) => {
      // The list lies below the head, whose height is what the words in it take.
      root.style.setProperty('--top', `${document.querySelector('header').offsetHeight}px`);
      contents.classList.toggle('open', open);
      menu.setAttribute('aria-expanded', String(open));
    };
    menu.addEventListener('click', () => show(!contents.classList.contains('open')));
    contents.addEventListener('click', (event) => { if (event.target.closest('a')) show(false); });

    document.addEventListener('keydown', (event) => {
      const typing = event.target.closest?.('input:not([type=radio]), textarea, select');
      const held = event.ctrlKey || event.metaKey || event.altKey;
      if ((event.key === '/' || event.key === 's') && !typing && !held) {
        event.preventDefault();
        query.focus();
        query.select();
      } else if (event.key === 'Escape' && contents.classList.contains('open')) {
        show(false);
        menu.focus();
      } else if (event.key === 'Escape' && !results.hidden) {
        close();
        query.focus();
      } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !results.hidden && event.target.closest?.('header')) {
        const all = [...hits.querySelectorAll('a')];
        const at = all.indexOf(document.activeElement);
        const next = at + (event.key === 'ArrowDown' ? 1 : -1);
        event.preventDefault();
        (all[next] ?? (next < 0 ? query : all[at]))?.focus();
      }
    });
    reveal(false);
    spy();
  });
})();
