//! The list itself: words of names, in lower case and without what joins them.

use super::Kind;

/// Words, or runs of words, whose values let somebody act as somebody else.
#[rustfmt::skip]
pub(super) const CREDENTIALS: &[&str] = &[
    "accesskey", "apikey", "appkey", "assertion", "authkey", "authorization", "bearer", "bilijct", "codeverifier",
    "cookie", "cookies", "credential", "credentials", "csrf", "cvc", "cvv", "encryptkey", "etag", "hmac",
    "ifnonematch", "jct", "jwt", "nonce", "otp", "passcode", "passphrase", "passwd", "password", "passwords",
    "privatekey", "ptoken", "refreshkey", "samlrequest", "samlresponse", "secret", "secretkey", "secrets", "sess",
    "sessdata", "sessid", "session", "sessionid", "signature", "signkey", "ticketkey", "token", "voucher", "xsrf",
];
/// The same, if they are the whole name.
#[rustfmt::skip]
pub(super) const CREDENTIALS_WHOLE: &[&str] = &[
    "ak", "auth", "key", "pass", "pin", "psw", "pwd", "sid", "sig", "sign", "sk",
];
/// Words, or runs of words, whose values say who somebody is.
#[rustfmt::skip]
pub(super) const PERSONAL: &[&str] = &[
    "accountid", "accountnumber", "addr", "address", "androidid", "avatar", "bankaccount", "bankcard", "birth",
    "birthdate", "birthday", "buvid", "buyer", "carno", "carnumber", "cardno", "cardnumber", "cellphone", "certid",
    "certno", "clientip", "consignee", "contact", "customerid", "dedeuserid", "deviceid", "dob", "email",
    "familyname", "filename", "fingerprint", "firstname", "fullname", "givenname", "iban", "idcard", "identity",
    "identitynumber", "idfa", "idfv", "idno", "idnumber", "imei", "imsi", "ipaddr", "ipaddress", "lastname", "lat",
    "latitude", "licenseplate", "lng", "loginid", "longitude", "mail", "memberid", "mid", "mobile", "msisdn",
    "nationalid", "nickname", "oaid", "openid", "passport", "payeeid", "payerid", "personalid", "phone",
    "platenumber", "platenum", "plateno", "realname", "receiver", "recipient", "serverip", "ssn", "surname", "taxid",
    "tel", "telephone", "udid", "uid", "unionid", "userid", "userip", "username", "vmid", "wechat", "weibo", "weixin",
    "wxid",
];
/// Of these, those that an object has only if it is about a person.
#[rustfmt::skip]
pub(super) const PERSONS: &[&str] = &[
    "birthdate", "birthday", "cellphone", "consignee", "email", "firstname", "fullname", "givenname", "idcard",
    "idno", "idnumber", "lastname", "mail", "mobile", "msisdn", "openid", "passport", "personalid", "phone",
    "realname", "receiver", "recipient", "surname", "tel", "telephone", "username", "wechat",
];
/// The same, if they are the whole name.
#[rustfmt::skip]
pub(super) const PERSONAL_WHOLE: &[&str] = &[
    "bank", "coordinates", "face", "gps", "ip", "lon", "mids", "nick", "oid", "phones", "plate", "qq", "remoteaddr",
    "tels", "uids", "uname", "upmid",
];
/// Long enough to be known inside a word: `mypasswordfield`.
#[rustfmt::skip]
pub(super) const INSIDE: &[(&str, Kind)] = &[
    ("accesstoken", Kind::Credential), ("authorization", Kind::Credential), ("credential", Kind::Credential),
    ("password", Kind::Credential), ("passwd", Kind::Credential), ("privatekey", Kind::Credential),
    ("refreshtoken", Kind::Credential), ("secretkey", Kind::Credential), ("sessdata", Kind::Credential),
    ("bankcard", Kind::Personal), ("phonenumber", Kind::Personal), ("telephone", Kind::Personal),
];
/// Names in Chinese; they have no words.
#[rustfmt::skip]
pub(super) const CHINESE: &[(&str, Kind)] = &[
    ("密码", Kind::Credential), ("口令", Kind::Credential), ("验证码", Kind::Credential), ("校验码", Kind::Credential),
    ("动态码", Kind::Credential), ("令牌", Kind::Credential), ("密钥", Kind::Credential), ("手机", Kind::Personal),
    ("电话", Kind::Personal), ("邮箱", Kind::Personal), ("身份证", Kind::Personal), ("护照", Kind::Personal),
    ("姓名", Kind::Personal), ("昵称", Kind::Personal), ("收货人", Kind::Personal), ("收件人", Kind::Personal),
    ("联系人", Kind::Personal), ("地址", Kind::Personal), ("住址", Kind::Personal), ("银行卡", Kind::Personal),
    ("卡号", Kind::Personal), ("车牌", Kind::Personal), ("微信", Kind::Personal), ("生日", Kind::Personal),
];
/// What stands before such a word without a gap: `userphone`, `csrftoken`.
#[rustfmt::skip]
pub(super) const PREFIXES: &[&str] = &[
    "access", "account", "alipay", "app", "auth", "bind", "buyer", "client", "contact", "csrf", "customer", "home",
    "id", "login", "member", "my", "new", "old", "owner", "push", "receiver", "refresh", "seller", "sender", "sms",
    "sub", "up", "user", "work", "wx", "xsrf",
];
/// What stands behind one: `phoneno`.
#[rustfmt::skip]
pub(super) const SUFFIXES: &[&str] = &[
    "hash", "id", "list", "no", "num", "number", "str", "val", "value",
];
/// A name that ends with one of these tells about such a value, and does not hold it: `token_type`.
#[rustfmt::skip]
pub(super) const ABOUT: &[&str] = &[
    "amount", "at", "category", "count", "currency", "enabled", "expire", "expired", "expires", "expiration",
    "expiry", "flag", "format", "height", "in", "kind", "length", "level", "limit", "max", "min", "mode", "policy",
    "price", "quota", "rank", "rate", "ratio", "remaining", "required", "size", "state", "status", "switch", "time",
    "total", "ttl", "type", "used", "verified", "version", "width",
];
/// A name that begins with one of these is a question: `need_contact`.
#[rustfmt::skip]
pub(super) const QUESTIONS: &[&str] = &[
    "allow", "can", "enable", "has", "have", "is", "max", "min", "need", "needs", "require", "requires", "should",
    "show", "support", "supports", "total", "with",
];
/// Names of codes that are sent to somebody, and are good once.
#[rustfmt::skip]
pub(super) const ONE_TIME: &[&str] = &[
    "authcode", "captcha", "checkcode", "dynamiccode", "emailcode", "mailcode", "otp", "phonecode", "securitycode",
    "smscode", "telcode", "vcode", "verificationcode", "verifycode", "mobilecode",
];
/// What stands beside the `code` and `state` of a login (`OAuth`, `OpenID`).
#[rustfmt::skip]
pub(super) const LOGIN: &[&str] = &[
    "clientassertion", "clientid", "clientsecret", "codechallenge", "codeverifier", "granttype", "redirecturi",
    "redirecturl", "responsetype", "responsemode", "sessionstate", "idtokenhint", "loginhint",
];
/// Credentials by these names can't be told from other things by the name alone.
#[rustfmt::skip]
pub(super) const WEAK: &[&str] = &[
    "challenge", "code", "cred", "grant", "hash", "proof", "refresh", "ticket", "verifier", "st", "artifact",
    "authcode",
];
/// Headers that say where somebody is.
#[rustfmt::skip]
pub(super) const PLACES: &[&str] = &[
    "cfconnectingip", "fastlyclientip", "forwarded", "trueclientip", "xclientip", "xclusterclientip", "xforwardedfor",
    "xoriginalforwardedfor", "xrealip", "xremoteaddr", "xremoteip",
];
/// Family names in pinyin, and the commonest given names of English.
#[rustfmt::skip]
pub(super) const LATIN: &[&str] = &[
    "zhang", "wang", "li", "zhao", "chen", "liu", "yang", "huang", "wu", "zhou", "xu", "sun", "ma", "zhu", "hu",
    "guo", "gao", "lin", "luo", "zheng", "liang", "xie", "song", "tang", "deng", "han", "feng", "cao", "peng", "zeng",
    "xiao", "tian", "dong", "pan", "yuan", "cai", "jiang", "yu", "du", "ye", "cheng", "wei", "su", "lu", "ding",
    "ren", "yao", "james", "mary", "john", "robert", "michael", "david", "william", "richard", "thomas", "peter",
    "paul", "anna", "maria", "jennifer", "linda", "elizabeth", "sarah", "susan", "karen", "daniel", "mark", "george",
    "laura", "alice", "emma", "jane", "tom", "jack", "kevin", "brian", "eric", "julia", "jessica", "nancy", "lisa",
    "andrew", "steven",
];
/// The commonest family names of Chinese.
#[rustfmt::skip]
pub(super) const FAMILIES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮齐康伍余元卜顾孟平黄和穆萧尹姚邵汪祁毛禹狄米贝明臧计成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓杭洪包左石崔吉龚程嵇邢裴陆荣翁荀羊甄曲封储靳段焦巴牧车侯全班秋仲伊宫宁仇甘武符刘景詹龙叶幸司黎白蒲卓池乔闻党翟谭劳姬申扶冉雍桑桂牛边燕冀尚农温庄晏柴瞿阎连习艾鱼容向古易慎戈廖欧阳诸上官";
/// Words that begin like a name.
#[rustfmt::skip]
pub(super) const WORDS: &[&str] = &[
    "金额", "单价", "时间", "高度", "方向", "方式", "方法", "安全", "程度", "成功", "成本", "成员", "成交", "平台", "平均", "应付", "应用", "全部", "全称",
    "和平", "明细", "明天", "明年", "万元", "江苏", "安徽", "云南", "海南", "车票", "车次", "席位", "路线", "计数", "计划", "计算", "计价", "包装", "包括",
    "包含", "包邮", "管理", "管理员", "支付", "支持", "支出", "支付方式", "解决", "解释", "应答", "连接", "边界", "白色", "黄色", "蓝色", "金色", "高级",
    "高清", "左侧", "石头", "水平", "水果", "马上", "花费", "常用", "温度", "容量", "向上", "向下", "易碎", "强度", "项目", "项目名", "季度", "贝壳", "任务",
    "任意", "房间", "房型", "房号", "宫殿", "景点", "景区", "全场", "全国", "党员", "上海", "上传", "上限", "上级", "上架", "官方", "官网", "欧元", "应收",
    "米色", "元素", "元", "祝福", "程序", "毛重", "毛利", "皮革", "平方", "平日", "钟点", "段落", "元旦", "明星", "章节", "于是", "和", "古典", "路人",
    "王者", "龙虎", "龙年", "成人票", "成人", "高铁", "云端", "黄金", "钱包", "钱数", "何时", "任何", "余额", "余票", "余量", "顾客", "广告", "简介", "农历",
    "车型", "车厢", "施工", "许可", "许可证", "严重", "乐队", "乐器", "乐园", "音乐节", "古装", "宣传", "封面", "封面图", "宁静", "燕麦", "鱼类", "羊毛",
    "牛奶",
];
