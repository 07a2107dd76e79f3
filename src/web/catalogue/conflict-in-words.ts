export { isConflict } from '../form/form-conflict.js';
