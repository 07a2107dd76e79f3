import { describe, expect, it } from '@jest/globals';
import { render } from 'preact-render-to-string';
import { conflict } from '../../platform/problem.js';
import { conflictPage } from './conflict.page.js';

const page = (yours: object, current: object, posted: object = {}) =>
  render(
    conflictPage({
      problem: conflict('課', yours, current),
      action: '/departments/1',
      posted,
      back: '/departments',
    }),
  );

describe('the page after two people changed the same thing', () => {
  it('shows both versions side by side and says where they differ', () => {
    const html = page(
      { name: '市民課', code: '101', version: 3 },
      { name: '市民窓口課', code: '101', version: 4 },
    );
    expect(html).toContain(
      '<th scope="row">名称</th><td>市民課</td><td>市民窓口課</td><td class="short">異なる</td>',
    );
    expect(html).toContain('<th scope="row">コード</th><td>101</td><td>101</td><td class="short">同じ</td>');
  });

  it('offers to save what was typed over the version that is there now', () => {
    const html = page(
      { name: '市民課' },
      { name: '市民窓口課', version: 4 },
      { name: '市民課', version: '3', ids: ['a', 'b'] },
    );
    expect(html).toContain('<input type="hidden" name="name" value="市民課"/>');
    expect(html).toContain('<input type="hidden" name="version" value="4"/>');
    expect(html).toContain('name="ids" value="a"/><input type="hidden" name="ids" value="b"/>');
    expect(html).not.toContain('value="3"');
  });

  it('shows what people typed as text, never as markup', () => {
    expect(page({ name: '<script>alert(1)</script>' }, { name: '"' })).not.toContain('<script>');
  });
});
