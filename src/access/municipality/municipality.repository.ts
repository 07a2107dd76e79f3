import { Injectable } from '@nestjs/common';
import { sqlState } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { invalid } from '../../platform/problem.js';
import { type MunicipalityDto } from './municipality.dto.js';

type MunicipalitySettings = Omit<MunicipalityDto, 'code' | 'kind' | 'sample' | 'version'>;

const COLUMNS = `municipality_id AS code, name, kind, item_rule, section_head_check,
  opens_by_itself, list_edition, due_day, note, sample, version`;

const FOREIGN_KEY_VIOLATION = '23503';

@Injectable()
export class MunicipalityRepository {
  /** Adds the transaction's own municipality; undefined where it is there already. */
  async insert(
    tx: Transaction,
    { name, kind, sample }: Pick<MunicipalityDto, 'name' | 'kind' | 'sample'>,
  ): Promise<MunicipalityDto | undefined> {
    const [added] = await tx.query<MunicipalityDto>(
      `INSERT INTO municipality (municipality_id, name, kind, sample) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
      [tx.municipality, name, kind, sample],
    );
    return added;
  }

  async find(tx: Transaction): Promise<MunicipalityDto | undefined> {
    const [found] = await tx.query<MunicipalityDto>(
      `SELECT ${COLUMNS} FROM municipality WHERE municipality_id = $1`,
      [tx.municipality],
    );
    return found;
  }

  /** The same, kept from changing until the transaction ends. */
  async lock(tx: Transaction): Promise<MunicipalityDto | undefined> {
    const [found] = await tx.query<MunicipalityDto>(
      `SELECT ${COLUMNS} FROM municipality WHERE municipality_id = $1 FOR NO KEY UPDATE`,
      [tx.municipality],
    );
    return found;
  }

  /** Saves the settings over `version`; undefined where that is no longer the current one. */
  async update(
    tx: Transaction,
    version: number,
    { name, itemRule, sectionHeadCheck, opensByItself, listEdition, dueDay, note }: MunicipalitySettings,
  ): Promise<MunicipalityDto | undefined> {
    try {
      const [saved] = await tx.query<MunicipalityDto>(
        `UPDATE municipality SET name = $3, item_rule = $4, section_head_check = $5, list_edition = $6,
                due_day = $7, note = $8, opens_by_itself = $9, version = version + 1
          WHERE municipality_id = $1 AND version = $2 RETURNING ${COLUMNS}`,
        [
          tx.municipality,
          version,
          name,
          itemRule,
          sectionHeadCheck,
          listEdition,
          dueDay,
          note,
          opensByItself,
        ],
      );
      return saved;
    } catch (error) {
      if (sqlState(error) !== FOREIGN_KEY_VIOLATION) throw error;
      throw invalid([
        { where: 'listEdition', message: `優先手続一覧の版「${listEdition}」は登録されていません。` },
      ]);
    }
  }

  /** Every municipality, read as the system role, by code. */
  async all(system: Transaction): Promise<MunicipalityDto[]> {
    return system.query<MunicipalityDto>(`SELECT ${COLUMNS} FROM municipality ORDER BY municipality_id`);
  }
}
