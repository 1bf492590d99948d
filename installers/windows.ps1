# Builds the desktop program's package on Windows into target\installers\: an .msi for the person who installs it, with checksums
# and the bill of materials. Needs a JDK 25 (JAVA_HOME), Maven and WiX. Signed when WINDOWS_CERTIFICATE (a .pfx file),
# WINDOWS_CERTIFICATE_PASSWORD and WINDOWS_TIMESTAMP_URL (a server of RFC 3161) are given.
# Usage: installers\windows.ps1 [-From DIR]
#   -From   a program laid out already (target\parley); otherwise `mvn package` lays it out
param([string] $From = '')
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3
Set-Location (Join-Path $PSScriptRoot '..')

# Runs a program and stops when it fails, which PowerShell does not by itself.
function Invoke-Tool([string] $Tool, [string[]] $Words) {
    & $Tool @Words
    if ($LASTEXITCODE -ne 0) { throw "$Tool failed with $LASTEXITCODE" }
}

# Options of the Java machine, from a file of them.
function Read-Options([string] $Name) {
    Get-Content "installers\launcher\$Name.options" | ForEach-Object { ($_ -replace '#.*', '').Trim() } | Where-Object { $_ }
}

function Protect-File([string] $File) {
    if (-not $env:WINDOWS_CERTIFICATE) { return }
    Invoke-Tool 'signtool' @('sign', '/fd', 'SHA256', '/td', 'SHA256', '/tr', $env:WINDOWS_TIMESTAMP_URL,
        '/f', $env:WINDOWS_CERTIFICATE, '/p', $env:WINDOWS_CERTIFICATE_PASSWORD, $File)
}

if (-not $env:JAVA_HOME) { throw 'JAVA_HOME names no JDK 25' }
$java = Join-Path $env:JAVA_HOME 'bin\java.exe'
$jpackage = Join-Path $env:JAVA_HOME 'bin\jpackage.exe'
$pom = [xml] (Get-Content -Raw 'pom.xml')
$version = $pom.project.version -replace '-SNAPSHOT$', ''
if (-not $env:SOURCE_DATE_EPOCH) {
    $time = [DateTimeOffset]::Parse($pom.project.properties.'project.build.outputTimestamp')
    $env:SOURCE_DATE_EPOCH = $time.ToUnixTimeSeconds()
}
$work = 'target\windows'
$image = "$work\image"
$out = 'target\installers'
if (Test-Path $work) { Remove-Item -Recurse -Force $work }
New-Item -ItemType Directory -Force $work, $out | Out-Null

if (-not $From) {
    Invoke-Tool 'mvn' @('-B', '-q', '-Dquick', '-DskipTests', 'package', 'cyclonedx:makeBom')
    $From = 'target\parley'
} elseif (-not (Test-Path 'target\bom.xml')) {
    Invoke-Tool 'mvn' @('-B', '-q', 'cyclonedx:makeBom')
}
Invoke-Tool $java @('installers/image/Image.java', 'make', '--program', $From, '--bom', 'target/bom.xml',
    '--licences', 'jpackage/licences', '--modules', 'jpackage/modules.txt', '--image', $image)
Move-Item "$image\THIRD-PARTY.txt" "$image\lib\"
Copy-Item 'LICENSE' "$image\lib\"
Invoke-Tool $java @('installers/image/Image.java', 'settle', '--image', $image)

$options = Read-Options 'jvm' | ForEach-Object { '--java-options', $_ }
Invoke-Tool $jpackage (@('@jpackage/parley.args', '@jpackage/windows/image.args', '--app-version', $version,
    '--input', "$image\lib", '--runtime-image', "$image\runtime", '--dest', $work) + $options)

# The cache is learnt with the very launcher that will use it, and named to both launchers afterwards.
$app = "$work\Parley"
$rehearsal = Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid())
Invoke-Tool $java @('installers/image/Image.java', 'train', '--launcher', "$app\Parley.exe", '--cache', "$app\app\parley.aot",
    '--', 'training', '--data', $rehearsal)
Remove-Item -Recurse -Force $rehearsal
# The window's own options come only now too: with them the cache could not be written.
foreach ($cfg in 'Parley', 'parley-cli') {
    $lines = @('[JavaOptions]', 'java-options=-XX:AOTCache=$APPDIR\parley.aot')
    if ($cfg -eq 'Parley') { $lines += Read-Options 'window' | ForEach-Object { "java-options=$_" } }
    $text = Get-Content "$app\app\$cfg.cfg" | ForEach-Object { if ($_ -eq '[JavaOptions]') { $lines } else { $_ } }
    Set-Content "$app\app\$cfg.cfg" $text
}
Protect-File "$app\Parley.exe"
Protect-File "$app\parley-cli.exe"

Invoke-Tool $jpackage @('@jpackage/windows/msi.args', '--name', 'Parley', '--app-version', $version, '--app-image', $app,
    '--vendor', 'The Parley project', '--description', 'Chat and call from the desk, on your own server',
    '--icon', 'jpackage/icons/parley.ico', '--dest', $work)
$msi = "$out\Parley-$version-windows-x64.msi"
Move-Item -Force "$work\Parley-$version.msi" $msi
Protect-File $msi
Copy-Item -Force 'target\bom.json' "$out\parley-desktop-$version.cdx.json"
Get-ChildItem $out -File | Where-Object Name -ne 'SHA256SUMS' | Sort-Object Name | ForEach-Object {
    '{0}  {1}' -f (Get-FileHash -Algorithm SHA256 $_.FullName).Hash.ToLowerInvariant(), $_.Name
} | Set-Content "$out\SHA256SUMS"
Get-ChildItem $out
