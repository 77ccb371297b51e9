; The installer. Built by installer.py, which defines VERSION, VERSION_FOUR, OUTFILE, SIZE_KB and
; NEEDED_MB, and writes files.nsh: the list of what is installed, and of what is removed again.
;
; Exit codes (docs/windows.md): 0 done, 1 cancelled, 2 failed and put back, 3 a newer version is
; there, 4 Windows too old, 5 the program runs, 6 the same when removing, 7 no room, 8 no rights,
; 9 what was to be forgotten could not be (removing; nothing has been removed), 10 the folder has
; other things in it.

Unicode true
Target amd64-unicode
Name "Client VPN Wizard"
BrandingText "Client VPN Wizard ${VERSION}"
OutFile "${OUTFILE}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
CRCCheck force
ShowInstDetails nevershow
ShowUninstDetails nevershow
AllowSkipFiles off
SetOverwrite try
!ifdef SIGN
  !finalize '${SIGN}'
  !uninstfinalize '${SIGN}'
!endif

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include nsDialogs.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\ClientVpnWizard"
!define OURS "Software\ClientVpnWizard"
!define PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths"
!define CLASS "ClientVpnWizard.Kit"
!define MUTEX "Local\ClientVpnWizard-Running"
!define EVENT "Local\ClientVpnWizard-Close"
!define WINDOW "ClientVpnWizard.exe"
!define COMMAND "cvpn-wizard.exe"

Var AllUsers
Var Admin
Var Polite
Var Forget
Var Keys
Var Gone
Var ChoiceMe
Var ChoiceAll
Var ForgetBox
Var KeysBox
Var GoneBox

!define MUI_ICON "launcher/app.ico"
!define MUI_UNICON "launcher/app.ico"
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_WELCOMEFINISHPAGE_BITMAP "launcher/side.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "launcher/side.bmp"
!define MUI_WELCOMEPAGE_TEXT "$(About)$\r$\n$\r$\n$(WelcomeNext)"
!define MUI_LANGDLL_WINDOWTITLE "Client VPN Wizard ${VERSION}"
!define MUI_LANGDLL_ALWAYSSHOW
!define MUI_LANGDLL_INFO "Language / 言語"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${OURS}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Installer Language"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_FINISHPAGE_RUN_TEXT "$(RunIt)"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(ConfirmWords)"
!define MUI_UNCONFIRMPAGE_TEXT_LOCATION "$(ConfirmFolder)"

!insertmacro MUI_PAGE_WELCOME
Page custom ScopePage ScopeLeave
!insertmacro MUI_PAGE_COMPONENTS
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckPlace
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.KeepPage un.KeepLeave
!insertmacro MUI_UNPAGE_CONFIRM
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "$(RemovedTitle)"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "$(RemovedWords)"
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE Japanese
; What Windows 10 and 11 use themselves; NSIS still asks for the fonts of Windows 95.
SetFont /LANG=${LANG_ENGLISH} "Segoe UI" 9
SetFont /LANG=${LANG_JAPANESE} "Yu Gothic UI" 9
!include texts_en.nsh
!include texts_ja.nsh
UninstallButtonText "$(UninstallButton)"
!insertmacro MUI_RESERVEFILE_LANGDLL

VIProductVersion "${VERSION_FOUR}"
VIAddVersionKey /LANG=0 ProductName "Client VPN Wizard"
VIAddVersionKey /LANG=0 FileDescription "Client VPN Wizard Setup"
VIAddVersionKey /LANG=0 FileVersion "${VERSION}"
VIAddVersionKey /LANG=0 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=0 CompanyName "Client VPN Wizard"
VIAddVersionKey /LANG=0 LegalCopyright "Apache License 2.0"

; 1 into the variable where the switch is there, else 0.
!macro Switch name variable
  StrCpy ${variable} 0
  ClearErrors
  ${GetOptions} $R9 "${name}" $1
  ${IfNot} ${Errors}
    StrCpy ${variable} 1
  ${EndIf}
!macroend

; --- what both programs ask ---------------------------------------------------------------------

; Whether the program runs, into $R0: its mutex, or its file being held (another user's session).
!macro RunningFunction un
Function ${un}IsRunning
  StrCpy $R0 0
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${MUTEX}") p .r1'
  ${If} $1 P<> 0
    System::Call 'kernel32::CloseHandle(p r1)'
    StrCpy $R0 1
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${WINDOW}"
    ClearErrors
    FileOpen $1 "$INSTDIR\${WINDOW}" a
    ${If} ${Errors}
      StrCpy $R0 1
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
FunctionEnd

; Ask it to close, and give it a minute. It may ask its person first.
Function ${un}ClosePolitely
  System::Call 'kernel32::OpenEventW(i 2, i 0, w "${EVENT}") p .r1'
  ${If} $1 P<> 0
    System::Call 'kernel32::SetEvent(p r1)'
    System::Call 'kernel32::CloseHandle(p r1)'
  ${EndIf}
  ${For} $2 1 240
    Call ${un}IsRunning
    ${If} $R0 = 0
      Return
    ${EndIf}
    Sleep 250
  ${Next}
FunctionEnd

; Leaves with exit code $R5 if the program runs and is not to be closed, or does not close.
Function ${un}NotWhileRunning
  again:
  Call ${un}IsRunning
  ${If} $R0 = 0
    Return
  ${EndIf}
  ${If} $Polite = 1
    Call ${un}ClosePolitely
    ${If} $R0 = 0
      Return
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillRunning)" /SD IDCANCEL IDRETRY again
  ${Else}
    MessageBox MB_YESNO|MB_ICONQUESTION "$(Running)" /SD IDNO IDNO leave
    StrCpy $Polite 1
    Goto again
  ${EndIf}
  leave:
  SetErrorLevel $R5
  Quit
FunctionEnd

Function ${un}Switches
  SetRegView 64
  StrCpy $Admin 0
  UserInfo::GetAccountType
  Pop $1
  ${If} $1 == "Admin"
    StrCpy $Admin 1
  ${EndIf}
  ${GetParameters} $R9
  !insertmacro Switch "/CLOSE" $Polite
  !insertmacro Switch "/FORGET" $Forget
  !insertmacro Switch "/ACCESSKEYS" $Keys
  !insertmacro Switch "/REMOVEDVPNS" $Gone
  !insertmacro Switch "/ALLUSERS" $AllUsers
FunctionEnd
!macroend
!insertmacro RunningFunction ""
!insertmacro RunningFunction "un."

!macro Scope
  ${If} $AllUsers = 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
!macroend

!macro Refuse code words
  MessageBox MB_OK|MB_ICONSTOP "${words}" /SD IDOK
  SetErrorLevel ${code}
  Quit
!macroend

; --- installing ---------------------------------------------------------------------------------

Var Given

; The folder for the chosen users: where it is already, or the usual place.
Function UsualPlace
  !insertmacro Scope
  ${If} $Given != ""
    StrCpy $INSTDIR $Given
    Return
  ${EndIf}
  ReadRegStr $INSTDIR SHCTX "${KEY}" "InstallLocation"
  ${If} $INSTDIR == ""
    ${If} $AllUsers = 1
      StrCpy $INSTDIR "$PROGRAMFILES64\Client VPN Wizard"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Client VPN Wizard"
    ${EndIf}
  ${EndIf}
FunctionEnd

; No way back to an older version: it might not read what the newer one wrote.
Function NoDowngrade
  ReadRegStr $R8 SHCTX "${KEY}" "DisplayVersion"
  ${If} $R8 != ""
    ${VersionCompare} "$R8" "${VERSION}" $1
    ${If} $1 = 1
      !insertmacro Refuse 3 "$(Newer)"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function .onInit
  StrCpy $Given $INSTDIR
  Call Switches
  !insertmacro MUI_LANGDLL_DISPLAY
  ${IfNot} ${AtLeastWin10}
    !insertmacro Refuse 4 "$(TooOld)"
  ${EndIf}
  ${If} $AllUsers = 1
  ${AndIf} $Admin = 0
    !insertmacro Refuse 8 "$(NoRights)"
  ${EndIf}
  Call UsualPlace
  Call NoDowngrade
  ClearErrors
  ${GetOptions} $R9 "/DESKTOP" $1
  ${IfNot} ${Errors}
    Call SelectDesktop
  ${EndIf}
FunctionEnd

Function ScopePage
  ${If} $Admin = 0
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "$(ScopeTitle)" "$(ScopeWhy)"
  nsDialogs::Create 1018
  Pop $1
  ${NSD_CreateRadioButton} 0 10u 100% 14u "$(ScopeMe)"
  Pop $ChoiceMe
  ${NSD_CreateRadioButton} 0 28u 100% 14u "$(ScopeAll)"
  Pop $ChoiceAll
  ${If} $AllUsers = 1
    ${NSD_Check} $ChoiceAll
  ${Else}
    ${NSD_Check} $ChoiceMe
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function ScopeLeave
  ${NSD_GetState} $ChoiceAll $1
  ${If} $1 = ${BST_CHECKED}
    StrCpy $AllUsers 1
  ${Else}
    StrCpy $AllUsers 0
  ${EndIf}
  Call UsualPlace
  Call NoDowngrade
FunctionEnd

; Whether somebody else's things would have to make way for ours, into $R6.
Function TakenByOthers
  StrCpy $R6 0
  ${If} ${FileExists} "$INSTDIR\${WINDOW}*"
  ${OrIf} ${FileExists} "$INSTDIR\lib\PySide6\*.*"
  ${OrIf} ${FileExists} "$INSTDIR\runtime\python3*.dll"
    Return
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\lib\*.*"
  ${OrIf} ${FileExists} "$INSTDIR\runtime\*.*"
  ${OrIf} ${FileExists} "$INSTDIR\licences\*.*"
    StrCpy $R6 1
  ${EndIf}
FunctionEnd

; Room and rights, into $R6: 0, or the exit code; 10 for a folder that is taken.
Function PlaceProblem
  Call TakenByOthers
  ${If} $R6 = 1
    StrCpy $R6 10
    Return
  ${EndIf}
  ${GetRoot} "$INSTDIR" $1
  ClearErrors
  ${DriveSpace} "$1\" "/D=F /S=M" $2
  ${IfNot} ${Errors}
  ${AndIf} $2 < ${NEEDED_MB}
    StrCpy $R6 7
    Return
  ${EndIf}
  StrCpy $3 0
  ${IfNot} ${FileExists} "$INSTDIR\*.*"
    StrCpy $3 1
  ${EndIf}
  ClearErrors
  CreateDirectory "$INSTDIR"
  FileOpen $1 "$INSTDIR\may-i-write.tmp" w
  ${If} ${Errors}
    StrCpy $R6 8
  ${Else}
    FileClose $1
    Delete "$INSTDIR\may-i-write.tmp"
  ${EndIf}
  ${If} $3 = 1
    RMDir "$INSTDIR"
  ${EndIf}
FunctionEnd

Function CheckPlace
  Call PlaceProblem
  ${If} $R6 = 7
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(NoSpace)" /SD IDOK
    Abort
  ${ElseIf} $R6 = 8
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(NoRights)" /SD IDOK
    Abort
  ${ElseIf} $R6 = 10
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(Taken)" /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

; Each part is set aside under another name, and dropped when all the new ones are written.
; ``inside`` tells a folder from a file.
!macro SetAside name inside
  ${If} ${FileExists} "$INSTDIR\${name}${inside}"
    Rename "$INSTDIR\${name}" "$INSTDIR\${name}.old"
  ${EndIf}
!macroend

!macro PutBack name inside
  ${If} ${FileExists} "$INSTDIR\${name}.old${inside}"
    RMDir /r "$INSTDIR\${name}"
    Delete "$INSTDIR\${name}"
    Rename "$INSTDIR\${name}.old" "$INSTDIR\${name}"
  ${EndIf}
!macroend

!macro DropOld name inside
  RMDir /r "$INSTDIR\${name}.old"
  Delete "$INSTDIR\${name}.old"
!macroend

!macro Remove name inside
  RMDir /r "$INSTDIR\${name}"
  Delete "$INSTDIR\${name}"
!macroend

; lib, runtime and licences are ours alone (TakenByOthers); the folder may hold other things, too.
!macro EachPart do
  !insertmacro ${do} lib "\*.*"
  !insertmacro ${do} runtime "\*.*"
  !insertmacro ${do} licences "\*.*"
  !insertmacro ${do} "${WINDOW}" ""
  !insertmacro ${do} "${COMMAND}" ""
!macroend

Function PutBack
  ; Not the folder that is written to: Windows deletes no folder that a program works in.
  SetOutPath "$INSTDIR"
  !insertmacro EachPart PutBack
FunctionEnd

Function .onInstFailed
  Call PutBack
  SetErrorLevel 2
FunctionEnd

Section "$(MainPart)" SecMain
  SectionIn RO
  Call PlaceProblem
  ${If} $R6 = 7
    !insertmacro Refuse 7 "$(NoSpace)"
  ${ElseIf} $R6 = 8
    !insertmacro Refuse 8 "$(NoRights)"
  ${ElseIf} $R6 = 10
    !insertmacro Refuse 10 "$(Taken)"
  ${EndIf}
  StrCpy $R5 5
  Call NotWhileRunning
  StrCpy $R4 0
  ${If} ${FileExists} "$INSTDIR\${WINDOW}*"
    StrCpy $R4 1
  ${EndIf}
  ; What an installer that was cut short had set aside is whole; what it wrote is not.
  Call PutBack
  ClearErrors
  !insertmacro EachPart SetAside
  ${If} ${Errors}
    Goto failed
  ${EndIf}
  !insertmacro InstallFiles failed
  Goto written
  failed:
    Call PutBack
    ${If} $R4 = 0
      !insertmacro EachPart Remove
      SetOutPath "$TEMP"
      RMDir "$INSTDIR"
    ${EndIf}
    !insertmacro Refuse 2 "$(Failed)"
  written:
  !insertmacro EachPart DropOld
  WriteUninstaller "$INSTDIR\uninstall.exe"

  SetOutPath "$INSTDIR"
  CreateShortCut "$SMPROGRAMS\Client VPN Wizard.lnk" "$INSTDIR\${WINDOW}" "" "$INSTDIR\${WINDOW}" 0 "" "" "$(About)"
  CreateShortCut "$SMPROGRAMS\Client VPN Wizard Practice.lnk" "$INSTDIR\${WINDOW}" "--practice" "$INSTDIR\${WINDOW}" 0 "" "" "$(AboutPractice)"

  WriteRegStr SHCTX "${KEY}" "DisplayName" "Client VPN Wizard"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\${WINDOW},0"
  WriteRegStr SHCTX "${KEY}" "Publisher" "Client VPN Wizard"
  WriteRegStr SHCTX "${KEY}" "Comments" "$(About)"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
  ${If} $AllUsers = 1
    WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /ALLUSERS'
    WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /ALLUSERS /S'
  ${Else}
    WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  ${EndIf}
  WriteRegStr SHCTX "${PATHS}\${WINDOW}" "" "$INSTDIR\${WINDOW}"
  WriteRegStr SHCTX "${PATHS}\${COMMAND}" "" "$INSTDIR\${COMMAND}"
  WriteRegStr SHCTX "Software\Classes\.cvpnkit" "" "${CLASS}"
  WriteRegStr SHCTX "Software\Classes\${CLASS}" "" "$(KitName)"
  WriteRegStr SHCTX "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\${WINDOW},0"
  WriteRegStr SHCTX "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section /o "$(DesktopPart)" SecDesktop
  SetOutPath "$INSTDIR"
  CreateShortCut "$DESKTOP\Client VPN Wizard.lnk" "$INSTDIR\${WINDOW}" "" "$INSTDIR\${WINDOW}" 0 "" "" "$(About)"
SectionEnd

Function SelectDesktop
  SectionSetFlags ${SecDesktop} 1
FunctionEnd

; --- removing -----------------------------------------------------------------------------------

Function un.onInit
  Call un.Switches
  !insertmacro MUI_UNGETLANGUAGE
  ReadRegStr $1 HKLM "${KEY}" "InstallLocation"
  ${If} $1 == $INSTDIR
    StrCpy $AllUsers 1
  ${EndIf}
  ${If} $AllUsers = 1
  ${AndIf} $Admin = 0
    !insertmacro Refuse 8 "$(NoRights)"
  ${EndIf}
  SetShellVarContext current
  StrCpy $R7 "$LOCALAPPDATA\cvpn-wizard"
  !insertmacro Scope
FunctionEnd

; What else goes. Nothing, unless it is ticked here or named by a switch; a CA's key never.
Function un.KeepPage
  !insertmacro MUI_HEADER_TEXT "$(KeepTitle)" "$(KeepWhy)"
  nsDialogs::Create 1018
  Pop $1
  ${NSD_CreateLabel} 0 0 100% 42u "$(KeepWords)"
  Pop $1
  ${NSD_CreateCheckBox} 0 45u 100% 12u "$(KeepForget)"
  Pop $ForgetBox
  ${NSD_CreateCheckBox} 0 59u 100% 12u "$(KeepKeys)"
  Pop $KeysBox
  ${NSD_CreateCheckBox} 0 73u 100% 12u "$(KeepGone)"
  Pop $GoneBox
  ${NSD_CreateLabel} 0 93u 100% 44u "$(KeepNever)"
  Pop $1
  ${NSD_SetState} $ForgetBox $Forget
  ${NSD_SetState} $KeysBox $Keys
  ${NSD_SetState} $GoneBox $Gone
  nsDialogs::Show
FunctionEnd

Function un.KeepLeave
  ${NSD_GetState} $ForgetBox $Forget
  ${NSD_GetState} $KeysBox $Keys
  ${NSD_GetState} $GoneBox $Gone
FunctionEnd

; The program itself takes away what only it understands, before it goes.
Function un.AskTheProgram
  StrCpy $1 ""
  ${If} $Forget = 1
    StrCpy $1 "$1 --practice"
  ${EndIf}
  ${If} $Keys = 1
    StrCpy $1 "$1 --access-keys"
  ${EndIf}
  ${If} $Gone = 1
    StrCpy $1 "$1 --removed-vpns"
  ${EndIf}
  ${If} $1 == ""
    Return
  ${EndIf}
  ${If} $LANGUAGE = ${LANG_JAPANESE}
    StrCpy $1 "$1 --lang ja"
  ${Else}
    StrCpy $1 "$1 --lang en"
  ${EndIf}
  SetDetailsPrint none
  ; Without a console window, and without a message of the program's own, which nobody would see.
  nsExec::Exec '"$INSTDIR\${COMMAND}" -m cvpn_wizard.cli.leaving$1'
  Pop $2
  SetDetailsPrint lastused
  ${If} $2 != "0"
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(KeepFailed)" /SD IDNO IDYES go_on
    SetErrorLevel 9
    Quit
  ${EndIf}
  go_on:
FunctionEnd

Section "Uninstall"
  StrCpy $R5 6
  Call un.NotWhileRunning
  Call un.AskTheProgram
  !insertmacro RemoveFiles
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Client VPN Wizard.lnk"
  Delete "$SMPROGRAMS\Client VPN Wizard Practice.lnk"
  Delete "$DESKTOP\Client VPN Wizard.lnk"
  DeleteRegKey SHCTX "${KEY}"
  DeleteRegKey SHCTX "${PATHS}\${WINDOW}"
  DeleteRegKey SHCTX "${PATHS}\${COMMAND}"
  ReadRegStr $1 SHCTX "Software\Classes\.cvpnkit" ""
  ${If} $1 == "${CLASS}"
    DeleteRegKey SHCTX "Software\Classes\.cvpnkit"
  ${EndIf}
  DeleteRegKey SHCTX "Software\Classes\${CLASS}"
  DeleteRegKey HKCU "${OURS}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ${If} $Forget = 1
    ; Settings, log and practice only. Records and certificates are never an uninstaller's to take.
    Delete "$R7\settings.json"
    Delete "$R7\draft.json"
    Delete "$R7\updates.json"
    Delete "$R7\log\*.log*"
    RMDir "$R7\log"
    RMDir /r "$R7\practice"
    RMDir "$R7"
  ${EndIf}
SectionEnd
