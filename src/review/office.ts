/** For `departmentId`: the DX office, which is no department. */
export const OFFICE = 'office';
