// @ts-check
/**
 * Search without a network: registers the worker at the site's base, has it keep this page, and tells
 * when a newer build is there. Loaded only where `offline` asks for it; imports nothing.
 *
 * @module
 */

/** @typedef {import("./life.js").Life} Life */

const WORKER = "profile-search-sw.js";
/** What a page is drawn with; answers to its scripts' own questions are not kept. */
const DRAWN_WITH = new Set(["link", "script", "css", "img"]);

/** "A newer list is here.", "Update" and "You are offline; this is a saved copy", by language. A date may follow the last. */
/** @type {Record<string, [string, string, string]>} */
const SENTENCES = {
  en: ["A newer list of people is here.", "Update", "You are offline: this is a saved copy"],
  de: ["Eine neuere Liste ist da.", "Aktualisieren", "Sie sind offline: Dies ist eine gespeicherte Kopie"],
  fr: ["Une liste plus récente est disponible.", "Actualiser", "Vous êtes hors ligne : ceci est une copie enregistrée"],
  es: ["Hay una lista más reciente.", "Actualizar", "Sin conexión: esta es una copia guardada"],
  pt: ["Há uma lista mais recente.", "Atualizar", "Sem ligação: esta é uma cópia guardada"],
  it: ["È disponibile un elenco più recente.", "Aggiorna", "Sei offline: questa è una copia salvata"],
  nl: ["Er is een nieuwere lijst.", "Bijwerken", "Je bent offline: dit is een bewaarde kopie"],
  pl: ["Jest nowsza lista.", "Zaktualizuj", "Jesteś offline: to jest zapisana kopia"],
  ru: ["Есть более новый список.", "Обновить", "Нет сети: это сохранённая копия"],
  uk: ["Є новіший список.", "Оновити", "Немає мережі: це збережена копія"],
  tr: ["Daha yeni bir liste var.", "Güncelle", "Çevrimdışısınız: bu kayıtlı bir kopyadır"],
  ar: ["تتوفر قائمة أحدث.", "تحديث", "أنت غير متصل: هذه نسخة محفوظة"],
  he: ["יש רשימה חדשה יותר.", "עדכון", "אין חיבור: זהו עותק שמור"],
  fa: ["فهرست جدیدتری موجود است.", "به‌روزرسانی", "آفلاین هستید: این یک نسخهٔ ذخیره‌شده است"],
  hi: ["नई सूची उपलब्ध है।", "अपडेट करें", "आप ऑफ़लाइन हैं: यह सहेजी गई प्रति है"],
  ja: ["新しい一覧があります。", "更新", "オフラインです。保存されたコピーを表示しています"],
  ko: ["더 새로운 목록이 있습니다.", "업데이트", "오프라인입니다: 저장된 사본입니다"],
  zh: ["有更新的名单。", "更新", "您已离线：这是已保存的副本"],
  "zh-Hant": ["有更新的名單。", "更新", "您已離線：這是已儲存的副本"],
};

/** @type {Map<string, Promise<ServiceWorkerRegistration | null>>} one registration for all searches on a page */
const registered = new Map();
/** @type {{ createScriptURL(url: string): any } | undefined} */
let policy;

/**
 * Does nothing where workers are not to be had: in private windows, in sandboxed frames, under a policy
 * that forbids them, or where the site has a worker of its own.
 *
 * @param {Life} life
 * @param {string} address - of the worker; empty: at the site's base
 * @param {string} base - where the site stands; empty: two folders above this script
 */
export async function keepOffline(life, address, base) {
  const registration = await registrationOf(workerAt(address, base)).catch(() => null);
  if (!registration) return;
  await keepPage(registration);
  send(life.host, "ps-offline-ready");
  whenNewer(registration, (worker) => offer(life, worker));
  // Browsers look by themselves, but Chromium puts it off for as long as pages follow each other.
  registration.update().catch(() => whenCutOff(registration, () => tellOffline(life)));
}

/**
 * @param {string} address
 * @param {string} base
 */
function workerAt(address, base) {
  if (address) return new URL(address, document.baseURI);
  const own = import.meta.url.replace(/(assets\/profile-search\/)?[^/]*$/, "");
  return new URL(WORKER, new URL((base || own).replace(/\/?$/, "/"), document.baseURI));
}

/** @param {URL} url */
function registrationOf(url) {
  let promise = registered.get(url.href);
  if (!promise) registered.set(url.href, (promise = register(url)));
  return promise;
}

/** @param {URL} url */
async function register(url) {
  const { serviceWorker } = navigator;
  const scope = new URL("./", url).href;
  const present = await serviceWorker.getRegistration(scope);
  const script = (present?.active ?? present?.waiting ?? present?.installing)?.scriptURL;
  if (present?.scope === scope && script && script !== url.href) return null;
  return serviceWorker.register(trusted(url.href), { scope });
}

/**
 * Trusted Types want the name of whoever vouches for a script's address.
 *
 * @param {string} url
 */
function trusted(url) {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy("profile-search", {
    createScriptURL(/** @type {string} */ text) {
      if (registered.has(text)) return text;
      throw new TypeError(`${text} is not the worker of this search`);
    },
  });
  return policy?.createScriptURL(url);
}

/**
 * The page that registers a worker was not fetched through it, so its parts are named to it.
 *
 * @param {ServiceWorkerRegistration} registration
 */
async function keepPage(registration) {
  const worker = registration.active ?? (await activated(registration.installing ?? registration.waiting));
  const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"));
  const parts = entries.filter(({ initiatorType }) => DRAWN_WITH.has(initiatorType)).map(({ name }) => name);
  const page = location.origin + location.pathname;
  const own = [page, ...parts].filter((url) => url.startsWith(`${location.origin}/`));
  const { port1, port2 } = new MessageChannel();
  const kept = new Promise((resolve) => port1.addEventListener("message", resolve, { once: true }));
  port1.start();
  worker?.postMessage({ type: "keep", urls: own }, [port2]);
  await kept;
}

/**
 * @param {ServiceWorker | null} worker
 * @returns {Promise<ServiceWorker | null>} rejects where the worker cannot be installed
 */
function activated(worker) {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (!worker || worker.state === "activated") resolve(worker);
      else if (worker.state === "redundant") reject(new Error("the worker could not be installed"));
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}

/**
 * @param {ServiceWorkerRegistration} registration
 * @param {(worker: ServiceWorker) => void} tell
 */
function whenNewer(registration, tell) {
  const look = () => {
    const worker = registration.waiting;
    if (worker && registration.active) tell(worker);
  };
  const follow = () => registration.installing?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", follow);
  follow();
  look();
}

/**
 * An update fails for many reasons; without a network, so does every question to the server. Workers answer no `HEAD`.
 *
 * @param {ServiceWorkerRegistration} registration
 * @param {() => void} tell
 */
function whenCutOff({ scope }, tell) {
  return fetch(scope, { method: "HEAD", cache: "no-store" }).then(() => {}, tell);
}

/**
 * Says, until there is a network again, that this is a saved copy, and of which day.
 *
 * @param {Life} life
 */
async function tellOffline({ view, strings, session }) {
  const saved = (await caches.match(location.origin + location.pathname))?.headers.get("date");
  const day = saved && new Intl.DateTimeFormat(strings.locale, { dateStyle: "long" }).format(new Date(saved));
  const [, , sentence] = sentencesOf(strings);
  const text = day ? `${sentence} (${day})` : sentence;
  const box = element("div", "offline");
  box.append(text);
  view.body.prepend(box);
  addEventListener("online", () => box.remove(), { once: true });
  session?.announcer.say(text, 0);
}

/** @param {import("./strings.js").Strings} strings */
function sentencesOf({ locale }) {
  return SENTENCES[locale] ?? SENTENCES[locale.split("-")[0]] ?? SENTENCES.en;
}

/**
 * Says that there is something newer. Nothing changes until the visitor asks for it.
 *
 * @param {Life} life
 * @param {ServiceWorker} worker
 */
function offer({ host, view, strings, session }, worker) {
  if (view.body.querySelector("[part=update]")) return;
  const [text, word] = sentencesOf(strings);
  const box = element("div", "update");
  const button = element("button", "update-button");
  button.setAttribute("type", "button");
  button.textContent = word;
  button.addEventListener("click", () => take(worker), { once: true });
  box.append(text, " ", button);
  view.body.prepend(box);
  session?.announcer.say(text, 0);
  send(host, "ps-update-available");
}

/** @param {ServiceWorker} worker */
async function take(worker) {
  worker.postMessage({ type: "activate" });
  await activated(worker);
  location.reload();
}

/**
 * @param {string} tag
 * @param {string} part
 */
function element(tag, part) {
  const made = document.createElement(tag);
  made.setAttribute("part", part);
  return made;
}

/**
 * @param {HTMLElement} host
 * @param {"ps-offline-ready" | "ps-update-available"} type
 */
function send(host, type) {
  host.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail: Object.freeze({}) }));
}
