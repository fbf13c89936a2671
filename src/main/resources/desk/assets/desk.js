// Small helps for the keyboard and the editor; every act works without them.
(() => {
  const typing = (e) => e.target.closest('input, textarea, select, [contenteditable]');
  document.addEventListener('keydown', (e) => {
    if ((e.ctrlKey || e.metaKey) && e.key === 'Enter') {
      const go = document.querySelector('.foot .btn.go:not([aria-disabled=true])');
      if (go) { e.preventDefault(); go.click(); }
      return;
    }
    if (e.ctrlKey || e.metaKey || e.altKey || typing(e)) return;
    if (e.key === '/') { const q = document.getElementById('q'); if (q) { e.preventDefault(); q.focus(); } }
    if (e.key === 'n' || e.key === 'N') { const a = document.querySelector('a[href="/desk/items/new"]'); if (a) a.click(); }
  });
  document.querySelectorAll('[data-back]').forEach((a) =>
    a.addEventListener('click', (e) => { if (history.length > 1) { e.preventDefault(); history.back(); } }));
})();
