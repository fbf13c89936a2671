import { expect, test } from 'vitest';
import { option, said } from '../board/option.js';

const look = { font: 'sans', ink: '#000', ink2: '#111', line: '#222', line2: '#333', sheet: '#fff', bad: '#900', token: (name) => `of-${name}`, decals: [] };
const two = {
  shape: 'STACKED', unit: '件', labels: ['11月16日', '11月23日'],
  series: [{ name: '政府信息', tone: 'acc', values: [3, 0], links: ['/desk/items?a', ''] }, { name: '新闻', tone: 'bad', values: [2, 5], links: ['', ''] }],
};
const score = {
  shape: 'LINE', unit: '分', labels: ['11月25日', '11月26日'], most: 100, mark: { name: '合格线', value: 60 },
  series: [{ name: '得分', tone: 'acc', values: [88, 91.5], links: ['', ''] }],
};

test('几个系列叠在一起，有图例、有花纹，不只靠颜色区分', () => {
  const made = option(two, look);
  expect(made.series.map((s) => [s.type, s.stack, s.data])).toEqual([['bar', 'all', [3, null]], ['bar', 'all', [2, 5]]]);
  expect(made.color).toEqual(['of-acc', 'of-bad']);
  expect(made.legend.show).toBe(true);
  expect(made.aria.decal.show).toBe(true);
  expect(made.series.map((s) => s.cursor)).toEqual(['pointer', 'default']);
});

test('不动，不写带样式的标记', () => {
  for (const chart of [two, score]) {
    expect(option(chart, look).animation).toBe(false);
    expect(option(chart, look).tooltip.renderMode).toBe('richText');
  }
});

test('横条从上往下排，名目在左', () => {
  const made = option({ ...two, shape: 'ROWS' }, look);
  expect(made.yAxis.data).toEqual(two.labels);
  expect(made.yAxis.inverse).toBe(true);
  expect(made.xAxis.type).toBe('value');
});

test('曲线到一百分为止，画出合格线', () => {
  const made = option(score, look);
  expect(made.yAxis.max).toBe(100);
  expect(made.series[0].markLine.data[0].yAxis).toBe(60);
  expect(made.series[0].markLine.label.formatter).toBe('合格线');
});

test('指着一处，说的和表里那一行一样', () => {
  expect(said(two, 0)).toBe('11月16日\n政府信息 3 件\n新闻 2 件');
  expect(said(score, 1)).toBe('11月26日\n得分 91.5 分');
});
