import { describe, expect, it } from '@jest/globals';
import { type ReportModel } from './report-model.js';
import { checked, modelFrom, textOf, withDigest } from './model-text.js';

type Content = Omit<ReportModel, 'digest'>;

/** Only what distinguishes one order from another: the text does not depend on the content. */
const content = { summary: ['乙', '甲'], trend: [{ indicators: { usage: 1, 'a-rate': null } }] };
const reordered = { trend: [{ indicators: { 'a-rate': null, usage: 1 } }], summary: ['乙', '甲'] };

describe('the text of a report', () => {
  it('gives back the same model in the same order, with the same digest', () => {
    const model = withDigest(content as unknown as Content);
    const read = modelFrom(textOf(model), model.digest);
    expect(JSON.stringify(read)).toBe(JSON.stringify(model));
    expect(checked(read)).toBe(read);
  });

  it('has a digest that hangs on the content, not on the order of its fields', () => {
    const digest = (of: object) => withDigest(of as Content).digest;
    expect(digest(reordered)).toBe(digest(content));
    expect(digest({ ...content, summary: ['甲', '乙'] })).not.toBe(digest(content));
  });

  it('is refused once it has been altered', () => {
    const model = withDigest(content as unknown as Content);
    const altered = textOf(model).replace('甲', '丙');
    expect(() => checked(modelFrom(altered, model.digest))).toThrow(/altered/);
  });
});
