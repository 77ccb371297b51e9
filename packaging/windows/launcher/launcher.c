/* Starts the program in the Python that lies beside it: no console, no search of the PATH, no
 * settings from the environment. Compiled twice: with CONSOLE for the command line.
 *
 * It also says that the program runs (a mutex, for the installer) and closes the program's windows
 * when the installer asks politely (an event). What the program then does is its own affair. */
#ifndef UNICODE
#define UNICODE
#endif
#define _WIN32_WINNT 0x0A00
#include <windows.h>

#include <shellapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define RUNNING L"Local\\ClientVpnWizard-Running"
#define CLOSE L"Local\\ClientVpnWizard-Close"
#define PYTHON L"\\runtime\\" PYTHON_DLL

typedef int (*py_main)(int, wchar_t **);

static BOOL CALLBACK close_window(HWND window, LPARAM unused)
{
    DWORD owner = 0;
    GetWindowThreadProcessId(window, &owner);
    if (owner == GetCurrentProcessId() && IsWindowVisible(window) && IsWindowEnabled(window) &&
        !GetWindow(window, GW_OWNER)) {
        PostMessageW(window, WM_CLOSE, 0, 0);
    }
    return TRUE;
}

/* Told again every second, for a window that is only about to open. One that asks its person
 * something is disabled meanwhile, and is not told again. */
static DWORD WINAPI close_when_asked(void *event)
{
    while (WaitForSingleObject((HANDLE)event, INFINITE) == WAIT_OBJECT_0)
        for (int tries = 0; tries < 15; tries++) {
            EnumWindows(close_window, 0);
            Sleep(1000);
        }
    return 0;
}

#define INCOMPLETE                                                                                 \
    L"The program is not complete. Please install it again.\n"                                     \
    L"プログラムのファイルが足りません。もう一度インストールしてください。"
#define NO_START                                                                                   \
    L"The program could not start. \"cvpn-wizard --self-check\" tells why; installing it again "    \
    L"often helps.\n"                                                                              \
    L"プログラムを開始できませんでした。もう一度インストールするか、"                              \
    L"\"cvpn-wizard --self-check\" で原因を調べてください。"

static int refuse(const wchar_t *what, const wchar_t *advice)
{
    static wchar_t words[33000];
    swprintf(words, 33000, L"%ls\n\n%ls", what, advice);
#ifdef CONSOLE
    fwprintf(stderr, L"%ls\n", words);
#else
    MessageBoxW(NULL, words, L"Client VPN Wizard", MB_ICONERROR);
#endif
    return 1;
}

/* A child of ours: "-m cvpn_wizard…" is one of our own modules. Nothing else reaches Python. */
static BOOL module(int count, wchar_t **given)
{
    static const wchar_t ours[] = L"cvpn_wizard";
    size_t length = wcslen(ours);
    return count > 2 && !wcscmp(given[1], L"-m") && !wcsncmp(given[2], ours, length) &&
           (!given[2][length] || given[2][length] == L'.');
}

int wmain(void)
{
    static wchar_t path[32768];
    int count = 0, number = 0, from = 1;
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count);
    DWORD length = GetModuleFileNameW(NULL, path, 32768);
    wchar_t *last = wcsrchr(path, L'\\');

    SetDllDirectoryW(L"");
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32 | LOAD_LIBRARY_SEARCH_USER_DIRS);
    if (!given || !length || !last || (last - path) + wcslen(PYTHON) >= 32768)
        return refuse(L"GetModuleFileName", INCOMPLETE);

    wchar_t **out = calloc((size_t)count + 8, sizeof *out);
    out[number++] = _wcsdup(path);
    out[number++] = L"-I";
    out[number++] = L"-B";
    out[number++] = L"-X";
    out[number++] = L"utf8";
    if (!module(count, given)) {
        out[number++] = L"-m";
        out[number++] = L"cvpn_wizard";
    }
    while (from < count)
        out[number++] = given[from++];

    wcscpy(last, PYTHON);
    HMODULE python = LoadLibraryExW(
        path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (!python)
        return refuse(path, INCOMPLETE);
    py_main run = (py_main)(void *)GetProcAddress(python, "Py_Main");
    if (!run)
        return refuse(L"Py_Main", INCOMPLETE);

    /* Our children end with us, and have no window: they must not take the request for it. */
    if (!module(count, given)) {
        CreateMutexW(NULL, FALSE, RUNNING);
        HANDLE event = CreateEventW(NULL, FALSE, FALSE, CLOSE);
        if (event)
            CloseHandle(CreateThread(NULL, 0, close_when_asked, event, 0, NULL));
    }
    int status = run(number, out);
#ifndef CONSOLE
    /* Without a console nobody would see why no window came. */
    if (status == 1 && (count == 1 || !wcscmp(given[1], L"--practice")))
        refuse(path, NO_START);
#endif
    return status;
}

#ifndef CONSOLE
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, wchar_t *line, int show)
{
    return wmain();
}
#endif
