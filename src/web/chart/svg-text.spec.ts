import { describe, expect, it } from '@jest/globals';
import { accessibleSvg } from './svg-text.js';

const drawn =
  '<svg width="9" xmlns="http://www.w3.org/2000/svg" version="1.1">' +
  '<text style="font-size:13px;font-family:sans-serif;" class="zr0-cls-0">10月</text>' +
  '<style ><![CDATA[\n.zr0-cls-0:hover{}\n]]></style></svg>';

describe('a chart in a page', () => {
  const svg = accessibleSvg(drawn, { id: 'trend', title: '推移', description: '10月 <50%' });

  it('carries no style, which the policy would refuse', () => {
    expect(svg).not.toMatch(/style|class="zr/);
    expect(svg).toContain('<text font-size="13px">10月</text>');
  });

  it('says what it shows', () => {
    expect(svg).toContain('role="img" aria-labelledby="trend-title trend-desc"');
    expect(svg).toContain('<title id="trend-title">推移</title><desc id="trend-desc">10月 &lt;50%</desc>');
  });
});
