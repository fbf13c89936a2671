// 跳到位置: from a finding or an annotation to its place in the form. Where it is not found the link leads on.
export function places(form, editor, gone) {
  /** Puts a field in front of the person, with these words selected. */
  const show = (field, words) => {
    if (!field) return false;
    const fold = field.closest('details');
    if (fold) fold.open = true;
    field.scrollIntoView({ block: 'center' });
    field.focus();
    const at = words && 'setSelectionRange' in field && field.type !== 'date' ? field.value.indexOf(words) : -1;
    if (at >= 0) field.setSelectionRange(at, at + words.length);
    return true;
  };
  const named = (name, words) => {
    const fields = [...form.elements].filter((f) => f.name === name || (name === 'method' && f.name.startsWith('way-')));
    return fields.find((f) => f.value.includes(words)) ?? fields[0];
  };
  const card = (name) =>
    [...form.querySelectorAll('.att')].find((c) => c.querySelector('b').textContent === name)?.querySelector('input');

  const finding = ({ where, file, field, from }, words) => {
    switch (where) {
      case 'BODY': return editor() ? editor().jump(Number(from), words) : null;
      case 'TITLE': return show(form.elements.title, words);
      case 'FILE':
      case 'FILE_NAME': return show(card(file), '');
      default: return show(named(field, words), words);
    }
  };
  const quote = (words, from, body) => {
    if (from >= 0 && from < body && form.elements.title.value.includes(words)) return show(form.elements.title, words);
    return editor() ? editor().jump(from - body, words) : null;
  };

  document.addEventListener('click', (e) => {
    const link = e.target.closest('#findings a.jump');
    if (!link) return;
    const found = link.closest('article');
    const reached = finding(found.dataset, found.querySelector('mark').textContent.replace(/…$/, ''));
    if (reached === null) return;
    e.preventDefault();
    if (!reached) gone();
  });
  const toQuote = (q) =>
    quote(q.dataset.quote, Number(q.dataset.from), Number(q.closest('section').dataset.body)) === false && gone();
  document.addEventListener('click', (e) => {
    const q = e.target.closest('#annotations [data-quote]');
    if (q) toQuote(q);
  });
  document.addEventListener('keydown', (e) => {
    if (e.key === 'Enter' && e.target.matches('#annotations [data-quote]')) toQuote(e.target);
  });
}
