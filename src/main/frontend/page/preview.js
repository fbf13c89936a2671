// 预览: the page as readers will see it, as wide as theirs; fetched when its fold is opened.
export function previews() {
  const fold = document.getElementById('preview');
  if (!fold) return;
  const frame = fold.querySelector('iframe');
  const show = () => {
    const chosen = fold.querySelector('input[name=wide]:checked');
    frame.className = `pane w${chosen.value}`;
    frame.src = `${fold.dataset.address}?width=${chosen.value}&at=${Date.now()}`;
  };
  fold.addEventListener('toggle', () => fold.open && show());
  fold.addEventListener('change', show);
  fold.querySelector('[data-again]').addEventListener('click', show);
}
