import { describe, expect, it } from '@jest/globals';
import { drawMarkdown } from './markdown.js';

const places = { link: (href: string) => (href.startsWith('#') ? href : null), picture: () => null };
const draw = (text: string) => drawMarkdown(text, places);

describe('a document of the help', () => {
  it('gives its first heading away and the others their anchors', () => {
    const { title, html, headings } = draw('# 題\n\n## 「―」になるとき（`x-1`）\n\n文\n\n## 同じ\n\n## 同じ');
    expect(title).toBe('題');
    expect(headings.map(({ anchor }) => anchor)).toEqual(['になるときx-1', '同じ', '同じ-1']);
    expect(html).toContain('<h2 id="になるときx-1">');
    expect(html).not.toContain('<h1');
  });

  it('shows markup in it as text, and keeps the words of links that lead out', () => {
    const { html } = draw(
      '<script>alert(1)</script>\n\n文 <b onclick="x">太</b> [外](https://example.com) [中](#同じ)',
    );
    expect(html).not.toMatch(/<script|<b |example/);
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('外 <a href="#同じ">中</a>');
  });

  it('draws tables into a scroller', () => {
    expect(draw('| 欄 | 値 |\n|---|---|\n| a | `b` |').html).toContain(
      '<div class="table-scroller" role="region" aria-label="表" tabindex="0"><table class="table"><thead><tr><th>欄</th><th>値</th></tr></thead><tbody><tr><td>a</td><td><code>b</code></td></tr></tbody></table></div>',
    );
  });
});
