import type { PersonFaultCode } from './fault.ts'

/** What each fault says in English; `{words}` in braces are the fault's parameters. */
export const personFaultsEn: Readonly<Record<PersonFaultCode, string>> = {
  'nik.missing': 'The NIK is empty. Enter the 16 digits from the identity card.',
  'nik.number':
    'The NIK is stored as a number, so its last digit is lost. Format the NIK column as Text, then type the NIK again from the identity card.',
  'nik.scientific':
    'The NIK is stored in short form (like 3.5E+15), so digits are lost. Format the NIK column as Text, then type the NIK again from the identity card.',
  'nik.characters': 'A NIK holds digits only. Type the 16 digits again from the identity card.',
  'nik.length': 'A NIK has 16 digits, this one has {digits}. Check the identity card.',
  'nik.province': 'The first two digits of the NIK ({province}) are no province. Check the identity card.',
  'nik.date': 'Digits 7 to 12 of the NIK are no date of birth that exists. Check the identity card.',
  'nik.serial': 'The last four digits of a NIK cannot be 0000. Check the identity card.',
  'name.missing': 'The name is empty. Enter it as on the identity card.',
  'name.control': 'The name holds hidden characters. Clear the cell and type the name again.',
  'name.formula': 'This cell holds a formula, not a name. Type the name as on the identity card.',
  'name.markup': 'This cell holds code, not a name. Type the name as on the identity card.',
  'name.characters':
    "The name holds “{found}”. A name has letters, spaces and . , ' - / ( ) only. Write it as on the identity card.",
  'name.length':
    'The name is too long ({length} characters, at most {max}). Write it as on the identity card.',
  'sex.missing': 'The sex is empty. Enter L (male) or P (female).',
  'sex.unknown': 'The sex is not known. Enter L (male) or P (female).',
  'sex.contradicts_nik': 'The sex is not the one that the NIK says. Check the identity card, then confirm.',
  'birth_date.missing': 'The date of birth is empty. Write it like 31/12/1990.',
  'birth_date.unreadable': 'The date of birth cannot be read. Write it like 31/12/1990.',
  'birth_date.incomplete': 'The date of birth is incomplete. Write day, month and year: 31/12/1990.',
  'birth_date.impossible': 'This day is not in the calendar. Check the identity card.',
  'birth_date.month': 'There is no month {month}. Write the day first, then month and year: 31/12/1990.',
  'birth_date.future': 'The date of birth lies in the future. Check the year.',
  'birth_date.too_early': 'The year of birth is before 1900. Check the year.',
  'birth_date.age': 'By this date of birth the age is {age} years. Check the identity card, then confirm.',
  'birth_date.contradicts_nik':
    'The date of birth is not the one that the NIK says. Check the identity card, then confirm.',
  'birth_date.swapped':
    'Day and month of birth seem to be swapped, by the NIK. Check the identity card, then confirm.',
  'phone.missing': "The phone number is empty. Enter the worker's mobile number, like 081234567890.",
  'phone.scientific':
    'The phone number is stored in short form (like 8.1E+11), so digits are lost. Format the column as Text, then type it again.',
  'phone.characters': 'A phone number holds digits only. Write it like 081234567890.',
  'phone.not_mobile': 'This is no Indonesian mobile number. They begin with 08 or +628.',
  'phone.short': 'The phone number is too short ({digits} digits). Write it in full, like 081234567890.',
  'phone.long': 'The phone number is too long ({digits} digits). Write one number only.',
  'phone.several': 'There is more than one phone number. The first is used.',
  'email.invalid': 'The e-mail address cannot be read, so it is left out. Write it like name@example.co.id.',
  'birth_place.invalid': 'The place of birth cannot be read, so it is left out.',
  'address.invalid': 'The address cannot be read or has over 300 characters, so it is left out.',
  'city_code.invalid': 'A city code has 4 digits, like 3507. This one is left out.',
  'province_code.invalid': 'A province code has 2 digits, like 35. This one is left out.',
  'education.unknown':
    'This education has no code, so it is left out. Write SD, SMP, SMA, D3 or S1, for instance.',
  'occupation.unknown': 'This occupation has no code, so it is left out.',
  'scheme.invalid': 'The scheme cannot be read, so it is left out.',
}
