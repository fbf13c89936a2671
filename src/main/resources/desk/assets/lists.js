// J and K walk through a list, Enter opens, X ticks; the links and boxes are there without it.
(() => {
  const rows = [...document.querySelectorAll('.rowed tbody tr, .rowed > li')];
  let at = -1;
  const links = (row) => row.querySelector('th a') || row.querySelector('a');
  document.addEventListener('keydown', (e) => {
    if (document.documentElement.dataset.letters === 'off' || e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]')) return;
    const step = { j: 1, k: -1 }[e.key.toLowerCase()];
    if (step && rows.length) {
      const row = document.activeElement.closest && document.activeElement.closest('.rowed tbody tr, .rowed > li');
      at = row ? rows.indexOf(row) : at;
      at = Math.max(0, Math.min(rows.length - 1, at + step));
      links(rows[at]).focus();
      e.preventDefault();
    } else if (e.key.toLowerCase() === 'x' && rows[at]) {
      const box = rows[at].querySelector('input[type=checkbox]');
      if (box) { box.checked = !box.checked; e.preventDefault(); }
    }
  });
})();
