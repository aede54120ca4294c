const digits = /^(?!000)\d{12}$/

/**
 * Whether a text is written as a national identity number (số định danh cá nhân): 12 digits, of which the
 * first three name the place of birth and are never zeros (Luật Căn cước 26/2023/QH15, Thông tư
 * 59/2021/TT-BCA). Whether somebody has it is for the state's own register to say.
 */
export function isNationalId(text: string): boolean {
  return digits.test(text)
}
