import type { customerEn } from './en-customer.ts';
import type { SameShape } from './word-forms.ts';

