// The search form works without this: it only offers how what is being typed may go on.
(() => {
  document.querySelectorAll('form[data-suggest]').forEach((form) => {
    const box = form.querySelector('input[name=q]');
    const list = form.querySelector('datalist');
    let turn = 0;
    let timer = 0;
    box.addEventListener('input', () => {
      clearTimeout(timer);
      const typed = box.value.trim();
      const mine = ++turn;
      if (typed.length < 2) { list.replaceChildren(); return; }
      timer = setTimeout(async () => {
        try {
          const answer = await fetch('/_/search/suggest?q=' + encodeURIComponent(typed));
          if (!answer.ok || mine !== turn) return;
          list.replaceChildren(...(await answer.json()).map((text) => {
            const option = document.createElement('option');
            option.value = text;
            return option;
          }));
        } catch { /* nothing is offered */ }
      }, 200);
    });
  });
})();
