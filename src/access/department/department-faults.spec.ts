import { expect, it } from '@jest/globals';
import { departmentFaults, type DepartmentInput } from './department-faults.js';

const known = { found: true, ended: null };
const unknown = { found: false, ended: null };

it.each<[string, DepartmentInput, { found: boolean; ended: string | null }, string[]]>([
  ['a department by id', { role: 'department', departmentId: 'x' }, known, []],
  ['by code, with a section head', { role: 'department', departmentCode: '1', sectionHead: true }, known, []],
  ['no department', { role: 'department' }, unknown, ['所管課の役割には課を指定してください。']],
  ['one not there', { role: 'department', departmentCode: '9' }, unknown, ['課「9」は登録されていません。']],
  ['one that ended', { role: 'department', departmentId: 'x' }, { found: true, ended: '廃止' }, ['廃止']],
  [
    'one of another role',
    { role: 'viewer', departmentId: 'x' },
    known,
    ['課を指定できるのは、所管課の役割だけです。'],
  ],
  [
    'a section head of another role',
    { role: 'dx-office', sectionHead: true },
    unknown,
    ['課長確認ができるのは、所管課の役割だけです。'],
  ],
])('%s', (_, input, state, messages) => {
  expect(departmentFaults(input, 'department', state).map(({ message }) => message)).toEqual(messages);
});
