import { PRODUCT } from '../../kernel/product.js';
import { type IsoDate } from '../../kernel/date.js';
import { eraDate } from '../../kernel/japanese-era.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { type ReminderOccasion } from '../../reporting/notice-key.js';
import { type SubmissionState } from '../../reporting/submission/submission-states.js';

/** What somebody is told: in short within the product, and as a mail in plain text. */
export interface NoticeText {
  /** The subject of the mail without our mark. */
  title: string;
  /** What the title leaves open, in a sentence or two of the mail's; null where nothing. */
  detail: string | null;
  subject: string;
  body: string;
}

/** Who writes, and the addresses in the mail. */
interface From {
  municipalityName: string;
  month: Month;
  /** The page the mail leads to. */
  link: string;
  /** Where its reader chooses which mails to get. */
  accountLink: string;
}

const MOST_ROWS = 20;

/** What a reminder is about. */
interface ReminderFacts {
  occasion: ReminderOccasion;
  month: Month;
  dueOn: IsoDate;
  departmentName: string;
  /** Null where the department has not begun. */
  state: SubmissionState | null;
  /** The page to report on, or where it is. */
  link: string;
}

/** The reminder to a department that has not submitted. */
export function reminderText(facts: From & ReminderFacts): NoticeText {
  const { title, detail, lines } = reminderParts(facts);
  return notice(facts, title, detail, [
    ...lines,
    'このお知らせと行き違いで提出された場合は、ご容赦ください。',
  ]);
}

/** The same as a text that somebody sends by hand. */
export function reminderToCopy(
  facts: ReminderFacts & { municipalityName: string },
): Pick<NoticeText, 'title' | 'body'> {
  const { title, lines } = reminderParts(facts);
  const end = [
    'この連絡と行き違いで提出された場合は、ご容赦ください。',
    '',
    `${facts.municipalityName} DX推進課`,
  ];
  return { title, body: [...lines, ...end].join('\n') };
}

function reminderParts({ occasion, month, dueOn, departmentName, state, link }: ReminderFacts): {
  title: string;
  detail: string;
  lines: string[];
} {
  const reports = `${periodLabel(month)}分の月次報告`;
  const due = `${Number(dueOn.slice(5, 7))}月${Number(dueOn.slice(8))}日`;
  const wording = {
    before: {
      title: `${reports}のお願い（期限 ${due}）`,
      opening: `${reports}の提出期限が近づいています。`,
    },
    due: { title: `${reports}は本日が期限です（${due}）`, opening: `${reports}は、本日が提出期限です。` },
    after: {
      title: `${reports}が未提出です（期限 ${due}）`,
      opening: `${reports}の提出期限を過ぎました。`,
    },
  }[occasion];
  const detail = waiting(state, occasion);
  const lines = [
    `${departmentName} 御中`,
    '',
    wording.opening,
    detail,
    '',
    `　提出期限：${dayWithWeekday(dueOn)}`,
    `　入力画面：${link}`,
    '',
    '前回の内容が入力された状態で開きますので、変わりのない手続は確認だけで済みます。',
  ];
  return { title: wording.title, detail, lines };
}

/** 差戻し: the reason for the whole and those of single procedures. */
export function returnedText(
  facts: From & {
    departmentName: string;
    reason: string | null;
    rows: readonly { name: string; reason: string }[];
  },
): NoticeText {
  const { month, departmentName, reason, rows, link } = facts;
  const reports = `${periodLabel(month)}分の月次報告`;
  const detail = reason ?? rows.map((row) => `${row.name}：${row.reason}`)[0] ?? null;
  return notice(facts, `${reports}の差戻し（再提出のお願い）`, detail, [
    `${departmentName} 御中`,
    '',
    `提出いただいた${reports}を差し戻しました。`,
    '次の点を確認し、修正のうえ再提出をお願いします。',
    ...(reason === null ? [] : ['', '【差戻しの理由】', reason]),
    ...(rows.length === 0 ? [] : ['', `【差し戻した手続】${rows.length}件`]),
    ...rows.slice(0, MOST_ROWS).map((row) => `・${row.name}：${row.reason}`),
    ...(rows.length > MOST_ROWS ? [`・ほか${rows.length - MOST_ROWS}件は、画面で確認してください。`] : []),
    '',
    `　入力画面：${link}`,
  ]);
}

export function acceptedText(facts: From & { departmentName: string }): NoticeText {
  const reports = `${periodLabel(facts.month)}分の月次報告`;
  return notice(facts, `${reports}を受理しました`, null, [
    `${facts.departmentName} 御中`,
    '',
    `提出いただいた${reports}を受理しました。ありがとうございました。`,
    '',
    `　報告の内容：${facts.link}`,
  ]);
}

/** The monthly report is there, the first time or corrected. */
export function reportReadyText(
  facts: From & {
    revision: number;
    /** Who is missing from it; null where nobody is. */
    missing: string | null;
  },
): NoticeText {
  const { month, revision, link, missing } = facts;
  const report = `${periodLabel(month)}の達成状況報告（確定値）`;
  const corrected = revision > 1;
  return notice(facts, `${report}${corrected ? `の訂正（第${revision}版）` : ''}ができました`, missing, [
    '関係各位',
    '',
    ...(missing === null ? [] : [missing, '']),
    corrected
      ? `${report}を訂正し、第${revision}版ができました。前の版も引き続き確認できます。`
      : `${report}ができました。`,
    '次の画面からご覧ください。',
    '',
    `　達成状況報告：${link}`,
  ]);
}

/** Some formats of the monthly report could not be made; the others are there. */
export function reportFailedText(
  facts: From & { revision: number; failedForms: readonly string[] },
): NoticeText {
  const { month, revision, failedForms, link } = facts;
  const report = `${periodLabel(month)}の達成状況報告（確定値 第${revision}版）`;
  const forms = failedForms.map((form) => (form === 'codes' ? 'コード表' : form.toUpperCase())).join('、');
  const detail = 'ほかの形式のファイルは、次の画面から取得できます。理由も同じ画面に表示しています。';
  return notice(facts, `${report}の${forms}を作成できませんでした`, detail, [
    '関係各位',
    '',
    `${report}のうち、${forms}のファイルを作成できませんでした。`,
    detail,
    '自動で作り直します。続く場合は、運用者にお知らせください。',
    '',
    `　達成状況報告：${link}`,
  ]);
}

function waiting(state: SubmissionState | null, occasion: ReminderOccasion): string {
  const when = occasion === 'after' ? '至急' : '期限までに';
  if (state === 'checking')
    return `現在「課長確認待ち」です。${when}、課長の確認をお願いします（確認が済むと提出になります）。`;
  if (state === 'returned')
    return `差し戻した報告の再提出がまだ届いていません。${when}、修正と再提出をお願いします。`;
  return `まだ提出いただいていないようですので、${when}、入力と提出をお願いします。`;
}

function dayWithWeekday(date: IsoDate): string {
  const [year, month, day] = date.split('-').map(Number);
  const weekday = '日月火水木金土'.charAt(new Date(`${date}T00:00:00Z`).getUTCDay());
  return `${year}年${month}月${day}日（${eraDate(date)}）${weekday}曜日`;
}

function notice(
  { municipalityName, accountLink }: From,
  title: string,
  detail: string | null,
  lines: string[],
): NoticeText {
  const choice = `お知らせの受け取りは、次の画面で選べます：${accountLink}`;
  return signedNotice({ title, detail }, lines, { municipalityName, closing: choice });
}

/** A notice whose mail has our mark before its subject, and below its text who sends it and a closing line. */
export function signedNotice(
  short: Pick<NoticeText, 'title' | 'detail'>,
  lines: readonly string[],
  { municipalityName, closing }: { municipalityName: string; closing: string },
): NoticeText {
  const foot = [
    '',
    '――――――――――',
    `${municipalityName} ${PRODUCT}`,
    'このメールは自動で送信しています。返信いただいてもお答えできません。',
    closing,
  ];
  return { ...short, subject: `【手続】${short.title}`, body: `${[...lines, ...foot].join('\n')}\n` };
}
