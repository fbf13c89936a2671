// 阅读方式: how a reader wants the pages, kept on this device alone. Before anything is drawn, so that nothing flickers.
(() => {
  const root = document.documentElement;
  let want = {};
  try { want = JSON.parse(localStorage.getItem('reading')) ?? {}; } catch { /* not kept here */ }
  const draw = () => {
    root.classList.toggle('large', want.size === 'large');
    for (const name of ['theme', 'contrast']) {
      if (want[name]) root.dataset[name] = want[name]; else delete root.dataset[name];
    }
  };
  draw();
  document.addEventListener('DOMContentLoaded', () => {
    const keep = (name, value) => {
      want = { ...want, [name]: value };
      try { localStorage.setItem('reading', JSON.stringify(want)); } catch { /* for this page only */ }
      draw();
    };
    const panel = document.querySelector('.modes');
    if (panel) {
      panel.hidden = false;
      panel.querySelectorAll('input').forEach((input) => {
        input.checked = (want[input.name] ?? '') === input.value;
        input.addEventListener('change', () => keep(input.name, input.value));
      });
    }
    document.querySelectorAll('.size input').forEach((input) => {
      if (want.text === input.id) input.checked = true;
      input.addEventListener('change', () => keep('text', input.id));
    });
  });
})();
