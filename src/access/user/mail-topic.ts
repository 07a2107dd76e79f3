import { type Role, ROLES } from '../context.js';

/** What a mail is about, as far as a user may do without it. */
export const MAIL_TOPICS = ['reminder', 'result', 'report-ready'] as const;
export type MailTopic = (typeof MAIL_TOPICS)[number];

export const MAIL_TOPIC_NAMES: Record<MailTopic, string> = {
  reminder: '月次報告の提出のお願い（期限の3開庁日前、当日、翌開庁日）',
  result: '月次報告の受理・差戻しのお知らせ',
  'report-ready': '達成状況報告ができたお知らせ',
};

const TOPICS: Record<Role, readonly MailTopic[]> = {
  operator: [],
  'dx-office': ['report-ready'],
  department: ['reminder', 'result'],
  viewer: ['report-ready'],
};

/** The mails that come to a role. */
export function topicsOf(role: Role): readonly MailTopic[] {
  return TOPICS[role];
}

/** The roles that a topic's mails come to. */
export function rolesFor(topic: MailTopic): Role[] {
  return ROLES.filter((role) => TOPICS[role].includes(topic));
}
