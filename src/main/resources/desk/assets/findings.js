// Sets the list of findings into the page it belongs to, and decides about one without leaving it.
(() => {
  const box = document.getElementById('findings');
  if (!box) return;
  const load = async (response) => {
    const answer = await response;
    if (!answer.ok) return;
    box.innerHTML = await answer.text();
    const news = box.querySelector('[data-news]');
    if (!news) return;
    document.querySelectorAll('[data-standing]').forEach((said) => {
      said.textContent = news.dataset[said.dataset.standing];
      if (said.classList.contains('note')) said.className = 'note ' + news.dataset.tone;
    });
  };
  const part = box.dataset.part;
  load(fetch(part));
  box.addEventListener('submit', (e) => {
    if (!e.target.matches('form.finding')) return;
    e.preventDefault();
    const typed = new FormData(e.target, e.submitter);
    fetch(e.target.action, { method: 'POST', body: new URLSearchParams(typed) }).then(async (answer) => {
      if (answer.ok) return load(fetch(part));
      const said = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[role=alert]');
      const note = document.createElement('p');
      note.className = 'note bad';
      note.setAttribute('role', 'alert');
      note.textContent = said ? said.textContent : '没有保存，请稍后再试。';
      e.target.prepend(note);
    });
  });
  document.addEventListener('shenfa:saved', () => load(fetch(part)));
})();
