import { type INestApplicationContext } from '@nestjs/common';
import { commandContext } from '../../access/command-context.js';
import { type MunicipalityDto } from '../../access/municipality/municipality.dto.js';
import { MunicipalityService } from '../../access/municipality/municipality.service.js';

/** A municipality the demo brings along. */
export interface DemoMunicipality {
  readonly code: string;
  readonly name: string;
  /** What the figures stand on; shown wherever the municipality is. */
  readonly note: string;
  readonly sample?: boolean;
}

/** The municipality, added where it is not there yet. */
export async function ensureMunicipality(
  app: INestApplicationContext,
  { code, name, sample }: DemoMunicipality,
): Promise<MunicipalityDto> {
  const service = app.get(MunicipalityService);
  const there = (await service.list()).find((municipality) => municipality.code === code);
  return there ?? service.add({ code, name, sample });
}

/** Whether everything of a municipality was loaded, by this start or an earlier one: its note is written last. */
export function isLoaded({ note }: MunicipalityDto): boolean {
  return note !== null;
}

/** Says that everything is there. */
export async function markLoaded(
  app: INestApplicationContext,
  { code, note }: DemoMunicipality,
): Promise<void> {
  const service = app.get(MunicipalityService);
  const context = commandContext(code);
  const { version } = await service.get(context);
  await service.edit(context, version, { note });
}
