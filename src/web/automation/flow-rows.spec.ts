import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type EnteredLaterStepDto, type EnteredStepDto } from '../../automation/process/process.dto.js';
import { flowRows } from './flow-rows.js';

function step(name: string): EnteredStepDto {
  return { step: 'other', name, actor: '職員', minutes: '1', times: '1', per: 'case', byMachine: false };
}
const later = (name: string, ...replaces: number[]): EnteredLaterStepDto => ({ ...step(name), replaces });

function drawn(before: EnteredStepDto[], after: EnteredLaterStepDto[]): string[] {
  return flowRows({ before, after }).map(
    (row) => `${row.before?.step.name ?? ''}|${row.after?.step.name ?? ''}`,
  );
}

describe('the two sides of a flow', () => {
  it('stand beside each other where one step took over another', () => {
    expect(drawn([step('受付'), step('入力')], [later('受付', 1), later('読取', 2)])).toEqual([
      '受付|受付',
      '入力|読取',
    ]);
  });

  it('leave a gap where a step vanished and where one is new', () => {
    expect(
      drawn([step('受付'), step('転記'), step('通知')], [later('受付', 1), later('確認'), later('通知', 3)]),
    ).toEqual(['受付|受付', '転記|', '|確認', '通知|通知']);
  });

  it('put a step that took over several beside the first of them', () => {
    expect(drawn([step('入力'), step('照合')], [later('自動入力', 1, 2)])).toEqual([
      '入力|自動入力',
      '照合|',
    ]);
  });

  it('are drawn whatever the links: every step once and in its order', () => {
    const sides = fc
      .tuple(fc.nat(6), fc.array(fc.array(fc.integer({ min: 1, max: 6 })), { maxLength: 6 }))
      .map(([count, links]) => ({
        before: Array.from({ length: count }, (_, at) => step(`${at}`)),
        after: links.map((replaces, at) => later(`${at}`, ...replaces)),
      }));
    fc.assert(
      fc.property(sides, (flow) => {
        const rows = flowRows(flow);
        expect(rows.flatMap(({ before }) => before?.step ?? [])).toEqual(flow.before);
        expect(rows.flatMap(({ after }) => after?.step ?? [])).toEqual(flow.after);
      }),
    );
  });
});
