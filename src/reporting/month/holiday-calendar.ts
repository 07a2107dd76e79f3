import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type HolidayCalendar } from '../../kernel/business-day.js';
import { projectRoot } from '../../platform/project-root.js';

let read: HolidayCalendar | undefined;

/** The holidays of `config/holidays.json`, read when they are first asked for. */
export function holidayCalendar(): HolidayCalendar {
  return (read ??= JSON.parse(
    readFileSync(join(projectRoot, 'config', 'holidays.json'), 'utf8'),
  ) as HolidayCalendar);
}
