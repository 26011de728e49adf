// Elements are made here alone, and a value becomes a text node or an attribute of this list: never markup.
const ATTRIBUTES = new Set(['class', 'id', 'type', 'value', 'title', 'scope', 'colspan', 'role', 'tabindex', 'for',
  'placeholder', 'open', 'hidden', 'disabled', 'checked', 'href', 'rel', 'target', 'width', 'height', 'autocomplete']);

/** Makes an element: make('p', {class: 'x', onclick: f}, 'text', child). */
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (ATTRIBUTES.has(key) || key.startsWith('aria-') || key.startsWith('data-')) {
      element.setAttribute(key, value === true ? '' : String(value));
    } else throw new Error(`no attribute of pages: ${key}`);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

const byId = (id) => document.getElementById(id);

function counted(number, what) {
  return `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;
}

/** Says something to who cannot see it. */
function say(text) {
  byId('live').textContent = text;
}

/** A command with a button that copies it. */
function command(text) {
  const code = make('code', {}, text);
  const button = make('button', {type: 'button', class: 'copy', 'aria-label': `Copy: ${text}`, onclick: copy}, 'Copy');
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      getSelection().selectAllChildren(code);
      document.execCommand('copy');
    }
    button.textContent = 'Copied';
    say('copied');
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  }
  return make('div', {class: 'command'}, code, button);
}

/** A link to where it is written; what is no address of the web stays text. */
function source(text) {
  return /^https?:\/\//.test(text)
    ? make('a', {href: text, rel: 'noopener noreferrer', target: '_blank'}, text)
    : make('span', {}, text);
}
