// The page is complete without this: it counts a view, opens the print dialog and asks before leaving.
(() => {
  document.querySelectorAll('[data-print]').forEach((a) =>
    a.addEventListener('click', (e) => { e.preventDefault(); window.print(); }));
  let from = '';
  try { from = new URL(document.referrer).hostname; } catch { /* typed in, or kept back */ }
  if (from === location.hostname) from = '';
  document.querySelectorAll('[data-views]').forEach(async (place) => {
    try {
      const answer = await fetch('/_/views/' + place.dataset.views + '?from=' + encodeURIComponent(from), { method: 'POST' });
      if (answer.ok) { const n = (await answer.json()).views; if (n > 0) place.textContent = n; }
    } catch { /* the number stays a dash */ }
  });
  const name = document.querySelector('meta[name=SiteName]')?.content ?? '';
  document.addEventListener('click', (e) => {
    const a = e.target.closest('a[href^="http"]');
    if (a && new URL(a.href).host !== location.host
        && !window.confirm('您访问的链接即将离开“' + name + '”门户网站，是否继续？')) e.preventDefault();
  });
})();
