import { type Count } from '../../../kernel/count.js';
import { EXEMPT_REASON_NAMES, STAGE_NAMES } from '../../../kernel/stage.js';
import { type CellToWrite, type TableToWrite } from '../../../platform/tabular/sheet-to-write.js';
import { importTable } from '../take-in.js';
import { yearlyCount } from './monthly-count.js';
import { type SampleCity, type SampleProcedure } from './sample-city.js';
import { firstStage, onlineSince, stageOfStockTaking } from './stage-in.js';
import { FROM_THE_BEGINNING } from './steps.js';
import { monthNumbered, type Window } from './window.js';

/** The departments as a file for the import. */
export function departmentsFile({ departments }: SampleCity): TableToWrite {
  return importTable(
    ['課コード', '部名', '課名'],
    departments.map(({ code, division, name }) => [code, division, name]),
  );
}

/** The procedures with the stages and plans of the beginning. */
export function proceduresFile({ procedures }: SampleCity, window: Window): TableToWrite {
  const titles = [
    '手続コード',
    '手続名',
    '手続名かな',
    '所管課',
    '種別',
    '対象者',
    '根拠法令',
    '手数料',
    '本人確認',
  ];
  const more = [
    '報告頻度',
    '優先手続番号',
    '受付システム',
    'URL',
    '段階',
    '適用除外理由',
    '段階日',
    '予定年月',
  ];
  return importTable(
    [...titles, ...more],
    procedures.map((procedure) => {
      const { code, name, kana, department, kind, applicant, legalBasis, fee, identityCheck } = procedure;
      const { yearly, items, channel, exemptReason, plans } = procedure;
      const open = onlineSince(window, procedure) < 0;
      const plan = plans.find(({ at }) => at === FROM_THE_BEGINNING);
      return [
        ...[code, name, kana, department, kind, applicant, legalBasis, fee, identityCheck],
        ...[yearly ? '毎年' : '毎月', items],
        ...(open ? [channel, addressOf(procedure)] : ['', '']),
        STAGE_NAMES[firstStage(procedure)],
        exemptReason === null ? '' : EXEMPT_REASON_NAMES[exemptReason],
        window.beginning,
        plan ? monthNumbered(window, plan.value) : '',
      ];
    }),
  );
}

/** What the stock-taking of 1 April before the window found to be new. */
export function stockTakingFile({ procedures }: SampleCity, window: Window): TableToWrite {
  return importTable(
    ['手続コード', '手続名', '所管課', '段階', '段階日'],
    procedures.flatMap((procedure) => {
      const stage = stageOfStockTaking(procedure);
      const { code, name, department } = procedure;
      return stage ? [[code, name, department, STAGE_NAMES[stage], window.stockTaking]] : [];
    }),
  );
}

/** Which items of the list the city handles: every one is decided. `items` is how many the edition has. */
export function applicabilityFile({ notHandled }: SampleCity, items: number): TableToWrite {
  return importTable(
    ['優先手続番号', '該当の有無', '理由'],
    Array.from({ length: items }, (_, i) => {
      const exception = notHandled.find(({ number }) => number === i + 1);
      return [i + 1, exception ? '非該当' : '該当', exception?.reason ?? ''];
    }),
  );
}

/** The recorded counts of a whole fiscal year. */
export function yearlyCountsFile(city: SampleCity, window: Window, fiscalYear: number): TableToWrite {
  return importTable(
    ['手続コード', '総件数', 'オンライン件数'],
    city.procedures.map((procedure) => {
      const { total, online } = yearlyCount(city, window, procedure, fiscalYear);
      return [procedure.code, cell(total), cell(online)];
    }),
  );
}

/** Where a channel is found: an address that leads nowhere, as befits a city that is nowhere. */
export function addressOf({ code }: SampleProcedure): string {
  return `https://www.sample-city.example/tetsuzuki/${code}`;
}

function cell(count: Count): CellToWrite {
  if (count.kind === 'not-applicable') return '該当なし';
  return count.kind === 'value' ? count.value : null;
}
