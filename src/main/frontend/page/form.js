// 表单: its fields as one value, and back. Files and what belongs to the request alone are left out.
const APART = new Set(['_csrf', 'seq', 'file']);

/** Every field by name, in the order of the page. */
export function typed(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (!APART.has(name) && typeof value === 'string') (fields[name] ??= []).push(value);
  }
  return fields;
}

export const same = (a, b) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (fields) =>
  Object.keys(fields).filter((n) => fields[n].some((v) => v !== '')).sort().map((n) => [n, fields[n].map((v) => settled(n, v))]);

/** One form for one content: the server and the browser spell the same body differently. */
const settled = (name, value) =>
  name === 'body' ? new DOMParser().parseFromString(value, 'text/html').body.innerHTML.trim() : value.replace(/\r\n/g, '\n');

/** Puts a value back into the form. */
export function apply(form, fields) {
  const taken = {};
  for (const field of form.elements) {
    if (!field.name || APART.has(field.name) || field.type === 'hidden') continue;
    const values = fields[field.name] ?? [];
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = values.includes(field.value);
    else {
      const n = (taken[field.name] = (taken[field.name] ?? -1) + 1);
      if (n < values.length) field.value = values[n];
    }
    if (field.value && field.closest('details')) field.closest('details').open = true;
  }
  form.elements.body?.dispatchEvent(new Event('reset-body'));
}

/** What a field is called on the page. */
export function named(form, name) {
  const found = form.elements.namedItem(name);
  const field = found instanceof RadioNodeList ? found[0] : found;
  const group = field?.closest('[role=group], [role=radiogroup]');
  return (
    field?.getAttribute('aria-label') ??
    (group && document.getElementById(group.getAttribute('aria-labelledby'))?.textContent) ??
    field?.labels?.[0]?.firstChild?.textContent ??
    name
  ).trim();
}

/** The names of the fields in which two values differ. */
export const different = (a, b) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((n) => !same({ [n]: a[n] ?? [] }, { [n]: b[n] ?? [] }));
