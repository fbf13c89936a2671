// 批注: shown beside the text, pinned to it, answered without leaving the page.
export function annotations(editor) {
  const panel = () => document.getElementById('annotations');
  const pins = () => {
    if (!panel()) return;
    const quotes = [...panel().querySelectorAll('li:not(.done) [data-quote]')];
    panel().querySelectorAll('[data-quote]').forEach((q) => {
      q.tabIndex = 0;
      q.setAttribute('role', 'button');
      q.title = '到正文里的这一处';
    });
    const body = Number(panel().dataset.body);
    editor()?.pin(quotes.map((q) => ({ from: Number(q.dataset.from) - body, words: q.dataset.quote })));
  };
  const refused = (form, sentence) => {
    form.querySelector('.note.bad')?.remove();
    form.prepend(Object.assign(document.createElement('p'), { className: 'note bad', role: 'alert', textContent: sentence }));
  };
  document.addEventListener('submit', async (e) => {
    if (!panel()?.contains(e.target)) return;
    e.preventDefault();
    const form = e.target;
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).catch(() => null);
    const page = answer && new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = page?.getElementById('annotations');
    if (!answer?.ok || !next) {
      const said = [...(page?.querySelectorAll('.note.bad[role=alert] li') ?? [])].map((li) => li.textContent.trim());
      refused(form, said.join(' ') || '没有写下，请稍后再试。');
      return;
    }
    panel().replaceWith(document.importNode(next, true));
    pins();
  });
  return pins;
}
