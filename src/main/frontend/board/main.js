// 看板: puts a drawing above each table it repeats. Without script, or where it cannot be drawn, the table stands there.
const figures = [...document.querySelectorAll('figure[data-chart]')];
// In a name of its own, or the bundler wraps the call in a helper that both pages would share.
const CHARTS = '/desk/assets/charts.js';
const table = (figure) => figure.querySelector('details');

for (const figure of figures) {
  figure.querySelector('.plot').hidden = false;
  table(figure).open = false;
}
if (figures.length) {
  import(/* @vite-ignore */ CHARTS)
    .then(({ drawn }) => {
      const seen = new IntersectionObserver(
        (entries) => entries.filter((e) => e.isIntersecting).forEach((e) => {
          seen.unobserve(e.target);
          drawn(e.target.querySelector('.plot'), JSON.parse(e.target.dataset.chart));
        }),
        { rootMargin: '200px' },
      );
      figures.forEach((figure) => seen.observe(figure));
    })
    .catch(() => {
      for (const figure of figures) {
        figure.querySelector('.plot').hidden = true;
        table(figure).open = true;
      }
    });
}
