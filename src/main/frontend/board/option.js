// 图的画法: what ECharts is told about a chart. Pure; nothing here looks at the page.

/** Series differ by colour, pattern and name; on a line by the shape of its points. */
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'];

const short = (words, most) => (words.length > most ? `${words.slice(0, most - 1)}…` : words);

export function option(chart, look) {
  const lying = chart.shape === 'ROWS';
  const line = chart.shape === 'LINE';
  const text = { color: look.ink2, fontFamily: look.font, fontSize: 12 };
  const names = {
    type: 'category',
    data: chart.labels,
    inverse: lying,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: look.line2 } },
    axisLabel: { ...text, hideOverlap: !lying, formatter: (label) => short(label, 10) },
  };
  const numbers = {
    type: 'value',
    min: 0,
    max: chart.most ?? undefined,
    minInterval: 1,
    splitNumber: 4,
    splitLine: { lineStyle: { color: look.line } },
    axisLabel: text,
  };
  return {
    animation: false,
    aria: { enabled: true, label: { enabled: false }, decal: { show: !line && chart.series.length > 1, decals: look.decals } },
    color: chart.series.map((series) => look.token(series.tone)),
    textStyle: { fontFamily: look.font },
    grid: { left: 4, right: 16, top: chart.series.length > 1 ? (look.narrow && chart.series.length > 3 ? 58 : 36) : 14, bottom: 4, containLabel: true },
    legend: { show: chart.series.length > 1, left: 0, top: 0, selectedMode: false, itemHeight: 12, itemWidth: 18, textStyle: text },
    tooltip: {
      // Drawn, not written: markup with styles of its own is what the page's policy forbids.
      renderMode: 'richText',
      trigger: 'axis',
      axisPointer: { type: line ? 'line' : 'shadow' },
      backgroundColor: look.sheet,
      borderColor: look.line2,
      borderWidth: 1,
      padding: [8, 10],
      textStyle: { ...text, color: look.ink },
      formatter: (points) => said(chart, points[0].dataIndex),
    },
    xAxis: lying ? numbers : names,
    yAxis: lying ? names : numbers,
    series: chart.series.map((series, n) => ({
      type: line ? 'line' : 'bar',
      name: series.name,
      // A bar of nothing would still have its border.
      data: line ? series.values : series.values.map((value) => value || null),
      stack: chart.shape === 'STACKED' || lying ? 'all' : undefined,
      barMaxWidth: 28,
      symbol: SYMBOLS[n % SYMBOLS.length],
      symbolSize: 7,
      showSymbol: true,
      connectNulls: false,
      cursor: series.links?.some(Boolean) ? 'pointer' : 'default',
      emphasis: { disabled: true },
      itemStyle: line ? undefined : { borderColor: look.sheet, borderWidth: chart.series.length > 1 ? 1 : 0 },
      label: { show: lying && chart.series.length === 1, position: 'right', ...text },
      markLine: chart.mark && n === 0
        ? {
            silent: true,
            symbol: 'none',
            data: [{ yAxis: chart.mark.value, name: chart.mark.name }],
            lineStyle: { color: look.bad, type: 'dashed' },
            label: { formatter: chart.mark.name, position: 'insideStartTop', color: look.bad, fontSize: 12 },
          }
        : undefined,
    })),
  };
}

/** What a place of the drawing says, in the words of its row in the table. */
export function said(chart, n) {
  const named = chart.series.length > 1 || chart.shape === 'LINE';
  return [
    chart.labels[n],
    ...chart.series.map((series) => `${named ? `${series.name} ` : ''}${series.values[n]} ${chart.unit}`),
  ].join('\n');
}
