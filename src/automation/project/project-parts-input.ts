import { notProvided } from '../../kernel/count.js';
import { countOf } from '../../platform/http/count.dto.js';
import { type EnteredBeforeDto, type EnteredEstimateDto } from '../baseline/baseline-answer.dto.js';
import { type EnteredStepDto } from '../process/process-answer.dto.js';
import { type ProcessFlow } from '../process/process-step.js';
import {
  type BeforeDto,
  type EstimateDto,
  type ProcessFlowDto,
  type ProcessStepDto,
} from './project-parts.dto.js';

/** The steps of a body as plain data: what is left out happens once a case. */
export function flowIn({ before, after }: ProcessFlowDto): ProcessFlow {
  return {
    before: before.map(stepIn),
    after: after.map((step) => ({ ...stepIn(step), replaces: [...new Set(step.replaces ?? [])] })),
  };
}

/** The "before" of a body: one person a case, 件数 未回答, unless said otherwise. */
export function beforeIn(body: BeforeDto): EnteredBeforeDto {
  const { minutesPerCase, people = '1', cases, measuredFrom, measuredTo, basis, note } = body;
  return {
    minutesPerCase,
    people,
    cases: cases ? countOf(cases) : notProvided,
    measuredFrom: measuredFrom ?? null,
    measuredTo: measuredTo ?? null,
    basis,
    note: note ?? null,
  };
}

/** The estimate of a body: one person a case unless said otherwise. */
export function estimateIn({
  minutesPerCase,
  people = '1',
  casesPerYear,
  note,
}: EstimateDto): EnteredEstimateDto {
  return { minutesPerCase, people, casesPerYear, note: note ?? null };
}

function stepIn({ step, name, actor, minutes, times, per, byMachine }: ProcessStepDto): EnteredStepDto {
  return { step, name, actor, minutes: minutes ?? null, times: times ?? '1', per: per ?? 'case', byMachine };
}
