import { describe, expect, test } from 'vitest';
import { plain } from '../editor/word.js';
import { schema } from '../editor/schema.js';
import { toDoc, toHtml } from '../editor/html.js';

const pasted = (html) => toHtml(toDoc(schema, plain(html).replace(/\s*\n\s*/g, '')));

describe('Word 和 WPS 的剪贴板', () => {
  test('用样式说的标题、加粗、上标变成结构', () => {
    expect(
      pasted(`<!--StartFragment--><p class="MsoHeading2">（一）目标</p><p class=MsoNormal style='mso-outline-level:1'>一、总则</p><p>面积 10m<span style="vertical-align:super">2</span>，<span style='font-weight:bold'>重要</span><o:p></o:p></p><!--EndFragment-->`),
    ).toBe('<h3>（一）目标</h3><h2>一、总则</h2><p>面积 10m<sup>2</sup>，<strong>重要</strong></p>');
  });

  test('多级列表按级别嵌套，画上去的编号不要', () => {
    const entry = (level, mark, text) =>
      `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${mark}<span>&nbsp;</span></span><![endif]>${text}</p>`;
    expect(pasted(entry(1, '1.', '甲') + entry(2, '·', '乙') + entry(2, '·', '丙') + entry(1, '2.', '丁') + '<p>完</p>')).toBe(
      '<ol><li>甲<ul><li>乙</li><li>丙</li></ul></li><li>丁</li></ol><p>完</p>',
    );
  });

  test('表格留下合并，注释和样式表不留', () => {
    expect(
      pasted('<style>p{color:red}</style><!--[if gte mso 9]><xml>x</xml><![endif]--><table border=1 style="width:9pt"><tr><td rowspan=2>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>'),
    ).toBe('<table><tbody><tr><td rowspan="2">甲</td><td>乙</td></tr><tr><td>丙</td></tr></tbody></table>');
  });
});
