// Shows how far the work on the whole site has come; without it the page says that work is under way.
(() => {
  const line = document.getElementById('work');
  if (!line || line.dataset.busy !== 'true') return;
  const bar = line.querySelector('progress'), words = line.querySelector('span');
  const look = async () => {
    try {
      const now = await (await fetch(line.dataset.from || '/desk/site/progress')).json();
      if (!now.busy) { location.reload(); return; }
      if (now.of) { bar.max = now.of; bar.value = now.done; words.textContent = now.done + ' / ' + now.of + ' 个文件'; }
      if (now.what) words.textContent = now.what;
    } catch { /* asked again in a second */ }
    setTimeout(look, 1000);
  };
  look();
})();
