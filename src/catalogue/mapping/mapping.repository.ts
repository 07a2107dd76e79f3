import { Injectable } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type MappedItemDto, type MappedProcedureDto } from './mapping-answer.dto.js';

/** A department that is to lead an item, named if possible on the row of `procedureId`. */
export interface Lead {
  itemKey: string;
  leadDepartmentId: string;
  procedureId?: string;
}

/** A registered procedure that is mapped to no item. */
export interface UnmappedProcedure {
  id: string;
  version: number;
  code: string;
  name: string;
  departmentName: string;
}

@Injectable()
export class MappingRepository {
  /** How many procedures are registered, and how many of them stand for an item. */
  async countMapped(tx: Transaction): Promise<{ procedures: number; mapped: number }> {
    const row = await tx.one<{ procedures: number; mapped: number }>(sql`
      SELECT count(*)::int AS procedures, count(*) FILTER (WHERE EXISTS (
               SELECT FROM item_mapping m
                WHERE m.municipality_id = p.municipality_id AND m.procedure_id = p.id))::int AS mapped
        FROM procedure p WHERE p.municipality_id = ${tx.municipality} AND p.retired_at IS NULL`);
    return row ?? { procedures: 0, mapped: 0 };
  }

  /** Registered procedures without an item, by code, after the keyset `after`. */
  async unmappedProcedures(
    tx: Transaction,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<UnmappedProcedure[]> {
    return tx.query<UnmappedProcedure>(sql`
      SELECT p.id, p.version, p.code, p.name, d.name AS department_name
        FROM procedure p
        JOIN department d ON d.municipality_id = p.municipality_id AND d.id = p.department_id
       WHERE p.municipality_id = ${tx.municipality} AND p.retired_at IS NULL
         AND (${after}::text IS NULL OR p.code > ${after})
         AND NOT EXISTS (SELECT FROM item_mapping m
                          WHERE m.municipality_id = p.municipality_id AND m.procedure_id = p.id)
       ORDER BY p.code LIMIT ${limit}`);
  }

  /** The items a procedure stands behind, by key. */
  async ofProcedure(tx: Transaction, procedureId: string): Promise<MappedItemDto[]> {
    return tx.query<MappedItemDto>(sql`
      SELECT item_key, lead_department_id
        FROM item_mapping
       WHERE municipality_id = ${tx.municipality} AND procedure_id = ${procedureId}
       ORDER BY item_key`);
  }

  /** The procedures behind one item or, without a key, behind every item; by item and code. */
  async byItem(tx: Transaction, itemKey: string | null = null): Promise<MappedProcedureDto[]> {
    return tx.query<MappedProcedureDto>(sql`
      SELECT m.item_key, p.id AS procedure_id, p.code, p.name, d.id AS department_id,
             d.name AS department_name, p.retired_at IS NOT NULL AS retired,
             l.id AS lead_department_id, l.name AS lead_department_name
        FROM item_mapping m
        JOIN procedure p ON p.municipality_id = m.municipality_id AND p.id = m.procedure_id
        JOIN department d ON d.municipality_id = m.municipality_id AND d.id = p.department_id
        LEFT JOIN department l ON l.municipality_id = m.municipality_id AND l.id = m.lead_department_id
       WHERE m.municipality_id = ${tx.municipality}
         AND (${itemKey}::text IS NULL OR m.item_key = ${itemKey})
       ORDER BY m.item_key, p.code`);
  }

  /** Which of these items nothing is mapped to yet. */
  async unmapped(tx: Transaction, itemKeys: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ key: string }>(sql`
      SELECT key FROM unnest(${itemKeys}::text[]) AS key
       WHERE NOT EXISTS (SELECT FROM item_mapping WHERE municipality_id = ${tx.municipality} AND item_key = key)`);
    return new Set(rows.map(({ key }) => key));
  }

  /** Which of these keys no edition of the list has. */
  async unknownItems(tx: Transaction, itemKeys: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ key: string }>(sql`
      SELECT key FROM unnest(${itemKeys}::text[]) AS key
       WHERE NOT EXISTS (SELECT FROM list_item i WHERE i.key = key.key)`);
    return rows.map(({ key }) => key);
  }

  async add(tx: Transaction, procedureId: string, itemKeys: readonly string[]): Promise<void> {
    await tx.execute(sql`
      INSERT INTO item_mapping (municipality_id, item_key, procedure_id)
      SELECT ${tx.municipality}, key, ${procedureId} FROM unnest(${itemKeys}::text[]) AS key ON CONFLICT DO NOTHING`);
  }

  /** Takes items off procedures. Returns the leads their rows named, to be carried over by `carryLeads`. */
  async remove(
    tx: Transaction,
    procedureIds: readonly string[],
    itemKeys: readonly string[],
  ): Promise<Lead[]> {
    const rows = await tx.query<MappedItemDto>(sql`
      DELETE FROM item_mapping
       WHERE municipality_id = ${tx.municipality} AND procedure_id = ANY (${procedureIds}::uuid[])
         AND item_key = ANY (${itemKeys}::text[])
      RETURNING item_key, lead_department_id`);
    return rows.flatMap(({ itemKey, leadDepartmentId }) =>
      leadDepartmentId === null ? [] : [{ itemKey, leadDepartmentId }],
    );
  }

  /**
   * Names leads on rows of their items: on the procedure's own where it is mapped, else on the one first by code.
   * An item with no row has no lead; one that is led already stays so.
   */
  async carryLeads(tx: Transaction, leads: readonly Lead[]): Promise<void> {
    if (leads.length === 0) return;
    await tx.execute(sql`
      UPDATE item_mapping m SET lead_department_id = heir.lead
        FROM (SELECT DISTINCT ON (o.item_key) o.item_key, o.procedure_id, l.lead_department_id AS lead
                FROM jsonb_populate_recordset(NULL::item_mapping, ${asTableRows(leads)}) AS l
                JOIN item_mapping o ON o.municipality_id = ${tx.municipality} AND o.item_key = l.item_key
                JOIN procedure p ON p.municipality_id = ${tx.municipality} AND p.id = o.procedure_id
               WHERE NOT EXISTS (SELECT FROM item_mapping h WHERE h.municipality_id = ${tx.municipality}
                                    AND h.item_key = l.item_key AND h.lead_department_id IS NOT NULL)
               ORDER BY o.item_key, o.procedure_id IS DISTINCT FROM l.procedure_id, p.code) heir
       WHERE m.municipality_id = ${tx.municipality} AND m.item_key = heir.item_key
         AND m.procedure_id = heir.procedure_id`);
  }

  /** Leaves these items without a lead, whichever row named it. */
  async clearLeads(tx: Transaction, itemKeys: readonly string[]): Promise<void> {
    await tx.execute(sql`
      UPDATE item_mapping SET lead_department_id = NULL
       WHERE municipality_id = ${tx.municipality} AND item_key = ANY (${itemKeys}::text[])
         AND lead_department_id IS NOT NULL`);
  }

  /** Lets the lead of items follow a procedure that goes to another department, where its own one led. */
  async followDepartment(tx: Transaction, procedureId: string, from: string, to: string): Promise<void> {
    await tx.execute(sql`
      UPDATE item_mapping SET lead_department_id = ${to}
       WHERE municipality_id = ${tx.municipality} AND procedure_id = ${procedureId}
         AND lead_department_id = ${from}`);
  }
}
