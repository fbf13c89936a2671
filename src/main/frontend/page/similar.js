// 相近的标题: asked for when the title has come to rest.
export function similar(title, address) {
  const place = document.getElementById('similar');
  let waiting = 0;
  const ask = async () => {
    const answer = await fetch(`${address}?${new URLSearchParams({ title: title.value })}`).catch(() => null);
    if (answer?.ok) place.innerHTML = await answer.text();
  };
  title.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 900);
  });
}
