/* For the test prefix only: Wine 8's own mscms.dll ends the program at WcsCreateIccProfile, which
 * Qt calls for the screen's colour profile. These say that there is no profile. Never packaged. */
#include <windows.h>

__declspec(dllexport) BOOL WINAPI GetColorProfileHeader(void *profile, void *header)
{
    return FALSE;
}
__declspec(dllexport) void *WINAPI OpenColorProfileW(void *profile, DWORD a, DWORD b, DWORD c)
{
    return NULL;
}
__declspec(dllexport) BOOL WINAPI CloseColorProfile(void *profile)
{
    return TRUE;
}
__declspec(dllexport) void *WINAPI WcsCreateIccProfile(void *profile, DWORD options)
{
    return NULL;
}
__declspec(dllexport) BOOL WINAPI GetColorProfileFromHandle(void *profile, BYTE *raw, DWORD *size)
{
    return FALSE;
}
__declspec(dllexport) BOOL WINAPI WcsGetDefaultColorProfile(int a, void *b, int c, int d, DWORD e,
                                                            DWORD f, void *g)
{
    return FALSE;
}
