import { ROLE_NAMES } from '../../access/context.js';
import { TOKEN_SCOPE_NAMES } from '../../access/token/token-scope.js';
import {
  AUTOMATION_KINDS,
  BASES,
  COST_KINDS,
  DIFFICULTIES,
  PERS,
  SOURCINGS,
  SPLITS,
  STANDARD_STEPS,
} from '../../automation/automation-words.js';
import { fieldWords } from '../../automation/project/field-of-work.js';
import { PROJECT_STAGES } from '../../automation/stage/project-stages.js';
import { CHANNEL_KINDS } from '../../catalogue/channel/channel-words.js';
import { APPLICANTS, IDENTITY_CHECKS, PROCEDURE_KINDS } from '../../catalogue/procedure/procedure-words.js';
import { type Count } from '../../kernel/count.js';
import { isDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { isMonth } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { EXEMPT_REASON_NAMES, STAGE_NAMES } from '../../kernel/stage.js';
import { APPLICABILITY_LABELS, NOT_HANDLED_REASON_LABELS } from '../../priority-list/applicability-words.js';
import { countLabel } from '../../reporting/count-checks.js';
import { codeConfirmed } from '../../reporting/status-report/confirmation.js';
import { type WarningCode } from '../../reporting/status-report/warned-fields.js';
import { MONTH_STATE_NAMES } from '../../reporting/month/month.repository.js';
import { SUBMISSION_STATE_NAMES } from '../../reporting/submission/submission-states.js';
import { ACTION_STATE_NAMES } from '../../review/action-status.js';
import { LEVEL_NAMES, TARGET_KIND_NAMES } from '../../targets/target-words.js';
import { instantLabel } from '../components/instant-label.js';
import { fieldLabel } from '../errors/field-labels.js';
import { NOTHING, valueInWords } from '../form/field.js';

/** Names of what the trail only knows by its key: departments by id, items of the list by key. */
export type AuditNames = (key: string) => string | undefined;

type Words = Readonly<Record<string, string>>;

/** Words that mean the same in whatever field they stand. */
const WORDS: Words = {
  ...STAGE_NAMES,
  ...EXEMPT_REASON_NAMES,
  ...NOT_HANDLED_REASON_LABELS,
  ...APPLICABILITY_LABELS,
  ...ROLE_NAMES,
  ...AUTOMATION_KINDS.names,
  ...COST_KINDS.names,
  ...DIFFICULTIES.names,
  ...PROJECT_STAGES.names,
  ...SOURCINGS.names,
  ...SPLITS.names,
  ...ACTION_STATE_NAMES,
  ...PROCEDURE_KINDS.names,
  ...CHANNEL_KINDS.names,
  ...TARGET_KIND_NAMES,
  ...LEVEL_NAMES,
  ...SUBMISSION_STATE_NAMES,
  ...MONTH_STATE_NAMES,
  any: 'いずれか',
  all: 'すべて',
  monthly: '毎月',
  yearly: '毎年',
  municipality: '市区町村',
  prefecture: '都道府県',
};

/** Words that mean something of their own in one field. */
const WORDS_OF: Readonly<Record<string, Words>> = {
  scopes: TOKEN_SCOPE_NAMES,
  applicant: APPLICANTS.names,
  identityCheck: IDENTITY_CHECKS.names,
  basis: BASES.names,
  per: PERS.names,
  step: STANDARD_STEPS.names,
};

/** What a confirmation is about. */
const WARNINGS: Readonly<Record<WarningCode, string>> = {
  'stage-backwards': '段階が前月より戻っている',
  'online-without-channel': '受付システムが未登録',
  'plan-passed': '予定年月を過ぎている',
  'total-missing': '総件数が未回答',
  'online-missing': 'オンライン件数が未回答',
  'total-very-large': '総件数が非常に大きい',
  'online-very-large': 'オンライン件数が非常に大きい',
  'total-unlike-previous-month': '総件数が前月と10倍以上違う',
  'online-unlike-previous-month': 'オンライン件数が前月と10倍以上違う',
  'total-unlike-last-year': '総件数が前年同月と10倍以上違う',
  'online-unlike-last-year': 'オンライン件数が前年同月と10倍以上違う',
  'online-below-stage': 'オンライン化前の段階にオンライン件数がある',
  'total-repeated': '総件数が3か月続けて同じ',
  'online-repeated': 'オンライン件数が3か月続けて同じ',
  'department-unchanged': '課のすべての行が6か月間同じ',
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** A field's value in words; nothing is 「（なし）」, an id that nobody can name 「（名称なし）」. */
export function auditValue(field: string, value: unknown, nameOf: AuditNames): string {
  if (typeof value === 'number' && field.endsWith('Year')) return String(value);
  if (Array.isArray(value)) return valueInWords(value.map((one) => auditValue(field, one, nameOf)));
  if (isCount(value)) return countLabel(value);
  if (typeof value === 'object' && value !== null) return partsInWords(value, nameOf);
  return valueInWords(typeof value === 'string' && value !== '' ? textInWords(field, value, nameOf) : value);
}

function isCount(value: unknown): value is Count {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  return value.kind === 'not-provided' || value.kind === 'not-applicable' || value.kind === 'value';
}

/** What stands together in one field: 「年度 2029／値 30」. */
function partsInWords(parts: object, nameOf: AuditNames): string {
  const phrases = Object.entries(parts)
    .filter(([field, value]) => field !== 'id' && value !== null && value !== '')
    .map(([field, value]) => `${fieldLabel(field)} ${auditValue(field, value, nameOf)}`);
  return phrases.join('／') || NOTHING;
}

function textInWords(field: string, text: string, nameOf: AuditNames): string {
  if (INSTANT.test(text)) return instantLabel(new Date(text));
  if (isMonth(text)) return periodLabel(text);
  if (isDate(text)) return dayLabel(text);
  if (field === 'field') return wordOf(fieldWords().names, text) ?? text;
  if (field === 'confirmedWarnings') return wordOf(WARNINGS, codeConfirmed(text)) ?? text;
  if (field === 'channels')
    return text.replace(/^[a-z-]+/, (kind) => wordOf(CHANNEL_KINDS.names, kind) ?? kind);
  const word = wordOf(WORDS_OF[field] ?? {}, text) ?? nameOf(text) ?? wordOf(WORDS, text);
  return word ?? (UUID.test(text) ? '（名称なし）' : text);
}

function wordOf(words: Words, key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}
