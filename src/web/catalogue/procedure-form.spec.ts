import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { procedureColumns } from '../../catalogue/procedure-import/procedure-columns.js';
import { ENTERED_COLUMNS } from '../../catalogue/procedure/procedure-fields.js';
import { NewProcedureDto } from '../../catalogue/procedure/procedure.dto.js';
import { ProcedureEntity } from '../../catalogue/procedure/procedure.entity.js';
import { labelsOf } from '../../platform/database/labelled.js';
import { PROCEDURE_FORM } from './procedure-form.js';

const LABELS = labelsOf(ProcedureEntity);
const checked = new Set(
  getMetadataStorage()
    .getTargetValidationMetadatas(NewProcedureDto, '', false, false)
    .map(({ propertyName }) => propertyName),
);

describe('what can be entered about a procedure', () => {
  it.each(ENTERED_COLUMNS.fields)('%s has one label in the form, the file and the request', (field) => {
    expect(PROCEDURE_FORM.fields[field].label).toMatch(new RegExp(`^${LABELS[field]}(（円）)?$`));
    expect(procedureColumns[field === 'departmentId' ? 'department' : field].name).toBe(LABELS[field]);
    expect(checked).toContain(field);
  });

  it('is shown in the words of the form, an empty field as null', () => {
    const row = { code: 'A-001', feeYen: 0, kind: 'claim', plannedMonth: '2027-04', note: '（なし）' };
    expect(PROCEDURE_FORM.rowInWords(row)).toMatchObject({
      code: 'A-001',
      feeYen: '無料',
      kind: '請求',
      plannedMonth: '2027年4月（令和9年4月）',
      note: '（なし）',
      kana: null,
      applicant: null,
    });
  });

  it('names its department by the choices given', () => {
    const departmentId = [{ value: 'd1', label: '市民課' }];
    expect(PROCEDURE_FORM.rowInWords({ departmentId: 'd1' }, { departmentId }).departmentId).toBe('市民課');
  });
});
