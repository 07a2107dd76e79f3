import { ChannelService } from '../../catalogue/channel/channel.service.js';
import { CHANNEL_KINDS } from '../../catalogue/channel/channel-words.js';
import { type ProcedureListedDto } from '../../catalogue/procedure/procedure-answer.dto.js';
import { ProcedureService } from '../../catalogue/procedure/procedure.service.js';
import { RetirementService } from '../../catalogue/procedure/retirement.service.js';
import { monthStart } from '../../kernel/month.js';
import { LARGEST_PAGE } from '../../platform/keyset.js';
import { PriorityListService } from '../../priority-list/priority-list.service.js';
import { officeOf, type DemoRun } from './demo-run.js';
import {
  addressOf,
  applicabilityFile,
  departmentsFile,
  proceduresFile,
  stockTakingFile,
  yearlyCountsFile,
} from './sample-city/city-files.js';
import { onlineSince } from './sample-city/stage-in.js';
import { monthNumbered } from './sample-city/window.js';
import { takeIn } from './take-in.js';

/** Everything of the sample city that is there before its first month: files first, then what no file can say. */
export async function fillCatalogue(demo: DemoRun): Promise<void> {
  const { app, city, window } = demo;
  const context = officeOf(city);
  const { edition } = city;
  const { items } = await app.get(PriorityListService).items(context, edition);
  await takeIn(app, context, 'departments', departmentsFile(city));
  await takeIn(app, context, 'procedures', proceduresFile(city, window), { edition });
  await takeIn(app, context, 'procedures', stockTakingFile(city, window), { edition });
  await takeIn(app, context, 'applicability', applicabilityFile(city, items.length), { edition });
  for (const fiscalYear of window.countedYears) {
    await takeIn(app, context, 'yearly-counts', yearlyCountsFile(city, window, fiscalYear), { fiscalYear });
  }
  await addComingChannels(demo);
}

/** The channels that are opened in the course of the window, each active from the month it goes online. */
async function addComingChannels(demo: DemoRun): Promise<void> {
  const { app, city, window } = demo;
  const procedures = await listProcedures(demo);
  for (const procedure of city.procedures) {
    const there = procedures.get(procedure.code);
    const since = onlineSince(window, procedure);
    if (!there || since < 0 || !Number.isFinite(since)) continue;
    const kind = CHANNEL_KINDS.read(procedure.channel);
    if (there.channels.includes(kind)) continue;
    const activeFrom = monthStart(monthNumbered(window, since));
    const channel = { kind, url: addressOf(procedure), activeFrom, activeTo: null };
    await app.get(ChannelService).replace(officeOf(city), there.id, there.version, [channel]);
  }
}

/** Retires the procedure that turned out to be another one's double, unless it is retired already. */
export async function mergeDouble(demo: DemoRun): Promise<void> {
  const { procedure, into, reason } = demo.city.incidents.merged;
  const procedures = await listProcedures(demo);
  const double = procedures.get(procedure);
  const heir = procedures.get(into);
  if (!double || double.retired || !heir) return;
  const retirement = { reason, mergedInto: heir.id };
  await demo.app.get(RetirementService).retire(officeOf(demo.city), double.id, double.version, retirement);
}

async function listProcedures({ app, city }: DemoRun): Promise<Map<string, ProcedureListedDto>> {
  const found = new Map<string, ProcedureListedDto>();
  let cursor: string | undefined;
  do {
    const page = await app
      .get(ProcedureService)
      .list(officeOf(city), { sort: 'code', limit: LARGEST_PAGE, retired: 'all', cursor });
    for (const procedure of page.items) found.set(procedure.code, procedure);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return found;
}
