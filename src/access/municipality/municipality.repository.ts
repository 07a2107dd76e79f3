import { Injectable } from '@nestjs/common';
import { sqlState } from '../../platform/database/sql-state.js';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { invalid } from '../../platform/problem.js';
import { type MunicipalityDto } from './municipality.dto.js';

type MunicipalitySettings = Pick<
  MunicipalityDto,
  'name' | 'itemRule' | 'sectionHeadCheck' | 'opensByItself' | 'listEdition' | 'dueDay' | 'note'
>;

const COLUMNS = sql`municipality_id AS code, name, kind, item_rule, section_head_check,
  opens_by_itself, list_edition, due_day, note, sample, version`;

const FOREIGN_KEY_VIOLATION = '23503';

@Injectable()
export class MunicipalityRepository {
  /** Adds the transaction's own municipality; undefined where it is there already. */
  async insert(
    tx: Transaction,
    { name, kind, sample }: Pick<MunicipalityDto, 'name' | 'kind' | 'sample'>,
  ): Promise<MunicipalityDto | undefined> {
    return tx.one<MunicipalityDto>(sql`
      INSERT INTO municipality (municipality_id, name, kind, sample)
      VALUES (${tx.municipality}, ${name}, ${kind}, ${sample})
      ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`);
  }

  async find(tx: Transaction): Promise<MunicipalityDto | undefined> {
    return tx.one<MunicipalityDto>(sql`
      SELECT ${COLUMNS} FROM municipality WHERE municipality_id = ${tx.municipality}`);
  }

  /** The same, kept from changing until the transaction ends. */
  async lock(tx: Transaction): Promise<MunicipalityDto | undefined> {
    return tx.one<MunicipalityDto>(sql`
      SELECT ${COLUMNS} FROM municipality WHERE municipality_id = ${tx.municipality} FOR NO KEY UPDATE`);
  }

  /** Saves the settings over `version`; undefined where that is no longer the current one. */
  async update(
    tx: Transaction,
    version: number,
    { name, itemRule, sectionHeadCheck, opensByItself, listEdition, dueDay, note }: MunicipalitySettings,
  ): Promise<MunicipalityDto | undefined> {
    try {
      return await tx.one<MunicipalityDto>(sql`
        UPDATE municipality SET name = ${name}, item_rule = ${itemRule},
               section_head_check = ${sectionHeadCheck}, list_edition = ${listEdition},
               due_day = ${dueDay}, note = ${note}, opens_by_itself = ${opensByItself}, version = version + 1
         WHERE municipality_id = ${tx.municipality} AND version = ${version} RETURNING ${COLUMNS}`);
    } catch (error) {
      if (sqlState(error) !== FOREIGN_KEY_VIOLATION) throw error;
      throw invalid([
        { where: 'listEdition', message: `優先手続一覧の版「${listEdition}」は登録されていません。` },
      ]);
    }
  }

  /** Every municipality, read as the system role, by code. */
  async all(system: Transaction): Promise<MunicipalityDto[]> {
    return system.query<MunicipalityDto>(sql`SELECT ${COLUMNS} FROM municipality ORDER BY municipality_id`);
  }
}
