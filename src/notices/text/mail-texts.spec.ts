import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { parseMonth } from '../../kernel/month.js';
import { acceptedText, reminderText, reportReadyText, returnedText } from './mail-texts.js';

const from = {
  municipalityName: 'サンプル市',
  link: 'https://tetsuzuki.example.jp/report/2026-10',
  accountLink: 'https://tetsuzuki.example.jp/account',
  month: parseMonth('2026-10'),
  departmentName: '市民課',
};
const reminder = { ...from, occasion: 'before', dueOn: parseDate('2026-11-10'), state: null } as const;

describe('the mail to a department', () => {
  it('asks for the report before the due day, with the day and the way to the form', () => {
    expect(reminderText(reminder)).toEqual({
      title: '2026年10月（令和8年10月）分の月次報告のお願い（期限 11月10日）',
      detail: 'まだ提出いただいていないようですので、期限までに、入力と提出をお願いします。',
      subject: '【手続】2026年10月（令和8年10月）分の月次報告のお願い（期限 11月10日）',
      body: `市民課 御中

2026年10月（令和8年10月）分の月次報告の提出期限が近づいています。
まだ提出いただいていないようですので、期限までに、入力と提出をお願いします。

　提出期限：2026年11月10日（令和8年11月10日）火曜日
　入力画面：https://tetsuzuki.example.jp/report/2026-10

前回の内容が入力された状態で開きますので、変わりのない手続は確認だけで済みます。
このお知らせと行き違いで提出された場合は、ご容赦ください。

――――――――――
サンプル市 手続オンライン化管理
このメールは自動で送信しています。返信いただいてもお答えできません。
お知らせの受け取りは、次の画面で選べます：https://tetsuzuki.example.jp/account
`,
    });
  });

  it('says so on the due day and after it', () => {
    expect(reminderText({ ...reminder, occasion: 'due' }).subject).toContain('本日が期限です（11月10日）');
    const late = reminderText({ ...reminder, occasion: 'after' });
    expect(late.subject).toContain('未提出です（期限 11月10日）');
    expect(late.body).toContain('提出期限を過ぎました');
  });

  it('tells what is still to be done where the report has gone part of its way', () => {
    expect(reminderText({ ...reminder, state: 'checking' }).body).toContain('課長確認待ち');
    expect(reminderText({ ...reminder, state: 'returned' }).body).toContain('再提出がまだ届いていません');
  });

  it('carries the reasons of a return, of the whole and of single procedures', () => {
    const { subject, body } = returnedText({
      ...from,
      reason: '件数を確かめてください。',
      rows: [{ name: 'P001 住民票の写しの交付', reason: '前月と大きく違います。' }],
    });
    expect(subject).toContain('差戻し（再提出のお願い）');
    expect(body).toContain('【差戻しの理由】\n件数を確かめてください。\n');
    expect(body).toContain('【差し戻した手続】1件\n・P001 住民票の写しの交付：前月と大きく違います。\n');
  });

  it('names twenty procedures and counts the rest', () => {
    const rows = Array.from({ length: 23 }, (_, at) => ({ name: `手続${at}`, reason: '確認' }));
    const { body } = returnedText({ ...from, reason: null, rows });
    expect(body).not.toContain('【差戻しの理由】');
    expect(body.match(/^・手続/gm)).toHaveLength(20);
    expect(body).toContain('・ほか3件は、画面で');
  });

  it('thanks for what was accepted', () => {
    expect(acceptedText(from).subject).toBe('【手続】2026年10月（令和8年10月）分の月次報告を受理しました');
  });
});

describe('the mail about the report', () => {
  it('tells a correction from a first edition', () => {
    expect(reportReadyText({ ...from, revision: 1, missing: null }).subject).toBe(
      '【手続】2026年10月（令和8年10月）の達成状況報告（確定値）ができました',
    );
    expect(reportReadyText({ ...from, revision: 2, missing: null }).subject).toContain(
      'の訂正（第2版）ができました',
    );
  });
});
