// The page is complete without this: it counts a view, opens the print dialog, reads aloud and asks before leaving.
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
  // 朗读: by the device's own voice; nothing leaves it. What is to be copied down is said sign by sign.
  const voice = window.speechSynthesis;
  const lines = (part) => part.innerText.split(/\n+/).map((line) => line.trim()).filter(Boolean);
  const signs = (part) => [...part.textContent].filter((c) => /[0-9A-Za-z]/.test(c)).join('，');
  const aloud = (part) => [...part.querySelectorAll('[data-signs]')].length === 0 ? lines(part)
    : [...part.querySelectorAll('dt, dd')].map((d) => 'signs' in d.dataset ? signs(d) : d.innerText);
  if (voice && window.SpeechSynthesisUtterance) {
    document.querySelectorAll('[data-aloud]').forEach((button) => {
      const still = button.textContent;
      const end = () => { button.textContent = still; button.setAttribute('aria-pressed', 'false'); };
      button.hidden = false;
      end();
      button.addEventListener('click', () => {
        const reading = button.getAttribute('aria-pressed') === 'true';
        voice.cancel();
        if (reading) { end(); return; }
        const words = [...document.querySelectorAll(button.dataset.aloud)].flatMap(aloud);
        words.forEach((line, n) => {
          const said = new SpeechSynthesisUtterance(line);
          said.lang = 'zh-CN';
          said.rate = 0.9;
          if (n === words.length - 1) said.onend = end;
          voice.speak(said);
        });
        button.textContent = '停止朗读';
        button.setAttribute('aria-pressed', 'true');
      });
    });
    window.addEventListener('pagehide', () => voice.cancel());
  }
  const name = document.querySelector('meta[name=SiteName]')?.content ?? '';
  document.addEventListener('click', (e) => {
    const a = e.target.closest('a[href^="http"]');
    if (a && new URL(a.href).host !== location.host
        && !window.confirm('您访问的链接即将离开“' + name + '”门户网站，是否继续？')) e.preventDefault();
  });
})();
