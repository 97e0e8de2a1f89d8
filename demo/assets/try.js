// The page on which every attribute can be tried: a field for each, and a log of what the element tells.

/** Attributes that have a few values; an empty one takes the attribute off. */
const CHOICES = {
  mode: ['render', 'enhance'],
  'facet-sort': ['index', 'count', 'alpha'],
  'zero-counts': ['dim', 'hide'],
  sort: ['title', '-title', 'date', '-date'],
  pagination: ['more', 'pages', 'all'],
  'url-state': ['none', 'replace', 'push'],
  theme: ['light', 'dark'],
  density: ['comfortable', 'compact', 'list'],
  loading: ['eager'],
  'link-target': ['_blank'],
  dir: ['ltr', 'rtl'],
  lang: ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ru', 'uk', 'tr', 'ar', 'he', 'fa', 'hi', 'ja', 'ko', 'zh-Hans', 'zh-Hant'],
};

/** What to write where nothing is chosen from. */
const EXAMPLES = {
  facets: 'tags type', 'facet-logic': 'tags:all', 'facet-type': 'type:one', 'open-facets': 'all', 'page-size': '12',
  'heading-level': '3', label: 'Find a pioneer', shortcut: '/', 'min-length': '2', debounce: '200', 'facet-limit': '4',
};

const TOKENS = {
  '--ps-color-accent': 'rebeccapurple', '--ps-color-surface': '#fff8', '--ps-radius': '0', '--ps-card-min-width': '22rem',
  '--ps-avatar-size': '4rem', '--ps-gap': '2rem', '--ps-excerpt-lines': '2', '--ps-font': 'Georgia, serif',
};

const EVENTS = [
  'ps-ready', 'ps-before-search', 'ps-results', 'ps-state', 'ps-filter', 'ps-sort', 'ps-page', 'ps-clear', 'ps-suggestion',
  'ps-select', 'ps-error',
];

const search = document.querySelector('profile-search');
const element = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

/** Whether an attribute is there or not, rather than having a value: its property says so. */
const isFlag = (name) => typeof search[name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())] === 'boolean';

function attributeField(name) {
  if (isFlag(name)) {
    const box = element('input', { type: 'checkbox' });
    box.addEventListener('change', () => show(() => search.toggleAttribute(name, box.checked)));
    return element('label', {}, box, ` ${name}`);
  }
  const values = CHOICES[name];
  const field = values
    ? element('select', {}, ...['', ...values].map((value) => element('option', { value, textContent: value || '–' })))
    : element('input', { type: 'text', placeholder: EXAMPLES[name] ?? '' });
  field.value = search.getAttribute(name) ?? '';
  field.addEventListener('change', () => show(() => {
    if (field.value) search.setAttribute(name, field.value);
    else search.removeAttribute(name);
  }));
  return element('label', {}, `${name} `, field);
}

function tokenField([name, example]) {
  const field = element('input', { type: 'text', placeholder: example });
  field.addEventListener('change', () => show(() => search.style.setProperty(name, field.value)));
  return element('label', {}, `${name} `, field);
}

function show(change = () => {}) {
  change();
  const shown = [...search.attributes].filter(({ name }) => !name.startsWith('data-') && name !== 'style');
  const words = shown.map(({ name, value }) => (value ? `${name}="${value}"` : name));
  const rules = [...search.style].map((name) => `  ${name}: ${search.style.getPropertyValue(name)};`);
  const style = rules.length ? `\n\nprofile-search {\n${rules.join('\n')}\n}` : '';
  document.querySelector('#tag').textContent = `<${['profile-search', ...words].join(' ')}></profile-search>${style}`;
}

function log({ type, detail }) {
  const { originalEvent, ...told } = detail;
  const line = element('li', {}, element('code', { textContent: `${type} ${JSON.stringify(told)}` }));
  document.querySelector('#events').prepend(line);
  for (const old of [...document.querySelectorAll('#events li')].slice(30)) old.remove();
}

await customElements.whenDefined('profile-search');
const { observedAttributes } = customElements.get('profile-search');
document.querySelector('#attributes').append(...observedAttributes.map(attributeField));
document.querySelector('#tokens').append(...Object.entries(TOKENS).map(tokenField));
for (const form of document.forms) form.addEventListener('submit', (event) => event.preventDefault());
for (const type of EVENTS) search.addEventListener(type, log);
show();
