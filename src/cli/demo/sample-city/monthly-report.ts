import { notProvided, type Count } from '../../../kernel/count.js';
import { fiscalYearOf } from '../../../kernel/fiscal-year.js';
import { type Month } from '../../../kernel/month.js';
import { type CountPair } from '../../../kernel/rate.js';
import { type ExemptReason, type Stage } from '../../../kernel/stage.js';
import { monthlyCount, yearlyCount } from './monthly-count.js';
import { noise } from './noise.js';
import { type SampleCity, type SampleProcedure } from './sample-city.js';
import { stageIn } from './stage-in.js';
import { stepAt } from './steps.js';
import { monthNumbered, numberIn, type Window } from './window.js';

/** What a department of the sample city says about one procedure in one month. */
export interface SampleReport {
  readonly code: string;
  readonly stage: Stage;
  readonly exemptReason: ExemptReason | null;
  readonly applicationsTotal: Count;
  readonly applicationsOnline: Count;
  readonly plannedMonth: Month | null;
  readonly note: string | null;
}

/** One answer in sixty is missing; never for the procedures that carry the figures. */
const SHARE_FORGOTTEN = 1 / 60;
const SMALL = 1_500;

/** The report on one procedure in one month, as it is when nothing goes wrong. A yearly one counts its whole year. */
export function monthlyReport(
  city: SampleCity,
  window: Window,
  procedure: SampleProcedure,
  month: Month,
): SampleReport {
  const { total, online } = procedure.yearly
    ? yearlyCount(city, window, procedure, fiscalYearOf(month))
    : withGaps(monthlyCount(city, window, procedure, month), procedure, month);
  return {
    code: procedure.code,
    stage: stageIn(window, procedure, month),
    exemptReason: procedure.exemptReason,
    applicationsTotal: total,
    applicationsOnline: online,
    plannedMonth: plannedMonth(window, procedure, month),
    note: noteOn(window, procedure, month),
  };
}

/** The plan in force in a month; null where there is none. */
function plannedMonth(window: Window, procedure: SampleProcedure, month: Month): Month | null {
  const plan = stepAt(procedure.plans, numberIn(window, month));
  return plan ? monthNumbered(window, plan.value) : null;
}

function withGaps(counts: CountPair, { code, volume }: SampleProcedure, month: Month): CountPair {
  if (counts.total.kind !== 'value' || volume > SMALL) return counts;
  const luck = noise(code, month, 'forgotten');
  if (luck >= SHARE_FORGOTTEN) return counts;
  return luck < SHARE_FORGOTTEN / 3
    ? { total: notProvided, online: notProvided }
    : { total: counts.total, online: notProvided };
}

function noteOn(window: Window, { stages, plans }: SampleProcedure, month: Month): string | null {
  const at = numberIn(window, month);
  if (plans.some((plan) => plan.at === at)) return '準備が予定より遅れているため、予定年月を見直しました。';
  const newStage = stages.find((stage) => stage.at === at);
  if (newStage?.value === 'abolished') return '制度の終了により、この月で廃止しました。';
  return newStage ? 'この月から受付を始めました。' : null;
}
