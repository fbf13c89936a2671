// ECharts with the two kinds of drawing the boards have; fetched once the page stands.
import { init, use } from 'echarts/core';
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import { option } from './option.js';

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

function look(plot) {
  const style = getComputedStyle(plot);
  const token = (name) => style.getPropertyValue(`--${name}`).trim();
  const dark = style.colorScheme.includes('dark') && !style.colorScheme.includes('light');
  const stroke = dark ? 'rgba(0,0,0,.5)' : 'rgba(255,255,255,.6)';
  return {
    font: style.fontFamily,
    // The legend takes two lines.
    narrow: plot.clientWidth < 480,
    ink: token('ink'),
    ink2: token('ink2'),
    line: token('line'),
    line2: token('line2'),
    sheet: token('sheet'),
    bad: token('bad'),
    token,
    decals: [
      { symbol: 'none' },
      { color: stroke, dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: -Math.PI / 4 },
      { color: stroke, symbol: 'circle', dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], symbolSize: 0.4 },
      { color: stroke, dashArrayX: [1, 0], dashArrayY: [1, 5] },
    ],
  };
}

/** Draws a chart, and draws it again where the width or the colours change. */
export function drawn(plot, chart) {
  const drawing = init(plot, null, { renderer: 'svg' });
  const draw = () => drawing.setOption(option(chart, look(plot)), true);
  draw();
  drawing.on('click', ({ seriesIndex, dataIndex }) => {
    const to = chart.series[seriesIndex]?.links?.[dataIndex];
    if (to) location.assign(to);
  });
  new ResizeObserver(() => {
    drawing.resize();
    draw();
  }).observe(plot);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  plot.dataset.drawn = '';
}
