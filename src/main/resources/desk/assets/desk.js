// Small helps for the keyboard and the editor; every act works without them.
(() => {
  const typing = (e) => e.target.closest('input, textarea, select, [contenteditable]');
  document.addEventListener('keydown', (e) => {
    if ((e.ctrlKey || e.metaKey) && e.key === 'Enter') {
      const go = document.querySelector('.foot .btn.go:not([aria-disabled=true])');
      if (go) { e.preventDefault(); go.click(); }
      return;
    }
    if (e.ctrlKey || e.metaKey || e.altKey || typing(e) || document.documentElement.dataset.letters === 'off') return;
    if (e.key === '/') { const q = document.getElementById('q'); if (q) { e.preventDefault(); q.focus(); } }
    if (e.key === '?') location.assign('/desk/keys');
    if (e.key === 'n' || e.key === 'N') { const a = document.querySelector('a[href="/desk/items/new"]'); if (a) a.click(); }
  });
  document.querySelectorAll('[data-back]').forEach((a) =>
    a.addEventListener('click', (e) => { if (history.length > 1) { e.preventDefault(); history.back(); } }));
  // The display menu takes effect at once and is kept; without script its button keeps it.
  document.querySelectorAll('form.display').forEach((form) => {
    form.addEventListener('change', () => {
      const root = document.documentElement.dataset;
      const chosen = new FormData(form);
      const set = (name, value, usual) => { if (value === usual) delete root[name]; else root[name] = value.toLowerCase(); };
      set('theme', chosen.get('theme'), 'AUTO');
      set('density', chosen.get('density'), 'NORMAL');
      set('letters', chosen.get('letters') ? 'ON' : 'OFF', 'ON');
      fetch(form.action, { method: 'POST', body: new URLSearchParams(chosen), redirect: 'manual' });
    });
  });
})();
