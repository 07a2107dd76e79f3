export { checked as checkedInput } from '../http/checked-form.js';
